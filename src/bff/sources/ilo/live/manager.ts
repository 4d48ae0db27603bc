import * as v from 'valibot'
import type { LiveValue } from '../../../../contract/live'
import type { Result } from '../../../../contract/problem'
import { mapped } from '../../mapped'
import { list, parseItem, part, prose, text } from '../../tolerant'
import { inWords } from './judge'
import type { Resource } from './resource'
import type { Walk } from './walk'

type Manager = LiveValue<'manager'>

const oem = part({
  License: part({ LicenseString: text, LicenseType: text }),
  iLOSelfTestResults: list(v.object({ SelfTestName: text, Status: text, Notes: prose })),
})
const managerSchema = v.object({
  Model: text,
  Name: text,
  FirmwareVersion: text,
  Firmware: part({ Current: part({ VersionString: text }) }),
  Oem: part({ Hpe: oem, Hp: oem }),
})

const fine: ReadonlySet<string> = new Set(['OK', 'Informational'])

/** The BMC itself: its firmware, its licence (never its key), and what of its self-test failed. */
export const mapManager = (manager: Resource): Manager | null => {
  const one = parseItem(managerSchema, manager)
  if (one === null) return null
  const { Hpe, Hp } = one.Oem
  const { LicenseString, LicenseType } =
    Hpe.License.LicenseString === null ? Hp.License : Hpe.License
  const tests = [...Hpe.iLOSelfTestResults, ...Hp.iLOSelfTestResults]
  return {
    name: one.Model ?? one.Name,
    firmware: one.FirmwareVersion ?? one.Firmware.Current.VersionString,
    licence: LicenseString,
    licenceKind: LicenseType,
    failedTests: tests.flatMap(({ SelfTestName, Status, Notes }) =>
      SelfTestName === null || Status === null || fine.has(Status)
        ? []
        : [{ name: inWords(SelfTestName), notes: Notes, state: 'warning', word: inWords(Status) }],
    ),
  }
}

export const readManager = (walk: Walk): Promise<Result<Manager | null>> =>
  mapped(walk.manager(), (manager) => manager && mapManager(manager))
