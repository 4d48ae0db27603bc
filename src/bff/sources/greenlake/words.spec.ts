import { expect, test } from 'vitest'
import { inWords } from './words'

test.each([
  ['FirmwareUpdate.New', 'Firmware update'],
  ['GroupFirmwareCompliance', 'Group firmware compliance'],
  ['GroupiLOSettingsCompliance', 'Group iLO settings compliance'],
  ['GroupIloFirmwareUpdate', 'Group iLO firmware update'],
  ['IloOnlyFirmwareUpdate', 'iLO only firmware update'],
  ['iLOSecurity', 'iLO security'],
  ['GetOneViewSettings', 'Get OneView settings'],
  ['GroupOSInstallation', 'Group OS installation'],
  ['DeleteVCenter', 'Delete vCenter'],
  ['GetSSOUrl', 'Get SSO URL'],
  ['PowerOn.New', 'Power on'],
  ['ColdBoot', 'Cold boot'],
  ['powerSupplies', 'Power supplies'],
  ['healthLED', 'Health LED'],
  ['bios', 'BIOS'],
  ['NOT_PRESENT', 'Not present'],
  ['POWERED_ON', 'Powered on'],
  ['HOST_LOST', 'Host lost'],
  ['OK', 'OK'],
  ['Update the firmware of 3 servers', 'Update the firmware of 3 servers'],
])('%s is said as "%s"', (name, said) => {
  expect(inWords(name)).toBe(said)
})
