import { fittingOf } from '../../estate/parts/fitting'
import { serialOf } from '../../estate/parts/part'
import { powerSuppliesOf } from '../../estate/parts/power-supplies'
import type { Entry } from '../entry'
import { ref, type Resource } from '../redfish'
import type { View } from '../view'
import { partWord, wordOf } from '../words'
import { enabled, list, offer, single, withheld } from './kit'

/** A device on the PCI bus. */
type Device = {
  /** Under which it stands in the chassis. */
  id: number
  kind: string
  name: string
  firmware: string
  location: string
  /** Its slot, counted from 1; null: it is on the board. */
  slot: number | null
  deviceClass: string
  classCode: number
  vendor: number
  device: number
  health: string
  serial: string
}

const devicesOf = ({ machine }: View): Device[] => {
  const { adapter, controller } = fittingOf(machine)
  const hexOf = (from: number) => Number.parseInt(adapter.pciId.slice(from, from + 4), 16)
  return [
    {
      id: 237,
      kind: 'Video Controller',
      name: 'Embedded Video Controller',
      firmware: '2.5',
      location: 'Embedded Device',
      slot: null,
      deviceClass: 'DisplayController',
      classCode: 3,
      vendor: 0x10_2b,
      device: 0x05_38,
      health: 'OK',
      serial: '',
    },
    {
      id: 238,
      kind: 'SAS/SATA Storage Controller',
      name: controller.name,
      firmware: controller.firmware,
      location: `Slot ${controller.slot}`,
      slot: 2,
      deviceClass: 'MassStorageController',
      classCode: 1,
      vendor: 0x10_00,
      device: 0x10_e2,
      health: partWord(machine, 'storage'),
      serial: serialOf(machine, 'controller'),
    },
    {
      id: 244,
      kind: 'LOM/NIC',
      name: adapter.name,
      firmware: adapter.firmware,
      location: 'PCI-E Slot 1',
      slot: 1,
      deviceClass: 'NetworkController',
      classCode: 2,
      vendor: hexOf(0),
      device: hexOf(4),
      health: partWord(machine, 'network'),
      serial: serialOf(machine, 'adapter 1', 10),
    },
  ]
}

const big = (number: number) => `0X${number.toString(16).padStart(4, '0').toUpperCase()}`

const serverDevice = (device: Device, index: number): Resource => ({
  DeviceInstances: [ref(`Systems/1/PCIDevices/${index + 1}`)],
  DeviceType: device.kind,
  FirmwareVersion: { Current: { VersionString: device.firmware } },
  ...(device.slot === null ? {} : { Links: { PCISlot: ref(`Systems/1/PCISlots/${device.slot}`) } }),
  Location: device.location,
  Manufacturer: 'HPE',
  Name: device.name,
  SerialNumber: device.serial,
  Status: { ...enabled, Health: device.health },
})

const supplyDevices = (view: View, from: number): Entry[] =>
  powerSuppliesOf(view.machine, view.now).map((supply, index) =>
    single(view, `Chassis/1/Devices/${from + index}`, 'HpeServerDevice', () => ({
      DeviceType: 'Power Supply',
      FirmwareVersion: { Current: { VersionString: supply.present ? supply.firmware : '' } },
      Location: `Bay ${supply.bay}`,
      Name: 'HpeServerPowerSupply',
      ProductPartNumber: supply.present ? supply.model : '',
      SerialNumber: supply.present ? supply.serial : '',
      Status: supply.present
        ? { ...enabled, Health: wordOf(supply.health ?? 'OK') }
        : { State: 'Absent' },
    })),
  )

const chassisDevices = (view: View, devices: Device[]): Entry[] => [
  ...list(
    'Chassis/1/Devices',
    'HpeServerDevice',
    { name: 'Devices', description: 'Devices View' },
    [
      ...devices.map((device, index) =>
        single(view, `Chassis/1/Devices/${index + 1}`, 'HpeServerDevice', () =>
          serverDevice(device, index),
        ),
      ),
      ...supplyDevices(view, devices.length + 1),
    ],
  ),
  ...list(
    'Chassis/1/PCIeDevices',
    'PCIeDevice',
    { name: 'PCIeDevice', description: ' PCIeDevice view' },
    devices.flatMap((device) => {
      const path = `Chassis/1/PCIeDevices/${device.id}`
      return [
        single(view, path, 'PCIeDevice', () => ({
          FirmwareVersion: device.firmware,
          Manufacturer: '',
          Model: '',
          Name: device.name,
          PCIeFunctions: ref(`${path}/PCIeFunctions`),
          PartNumber: '',
          SKU: '',
          SerialNumber: device.serial,
          Status: { ...enabled, Health: device.health },
        })),
        ...list(
          `${path}/PCIeFunctions`,
          'PCIeFunction',
          { name: 'PCIeFunctions', description: ' PCIeFunctions view' },
          [
            single(view, `${path}/PCIeFunctions/1`, 'PCIeFunction', () => ({
              ClassCode: `0X${device.classCode.toString(16).padStart(6, '0')}`,
              DeviceClass: device.deviceClass,
              DeviceId: big(device.device),
              FunctionId: 1,
              FunctionType: 'Physical',
              Name: 'Function 1',
              RevisionId: '0x00',
              VendorId: big(device.vendor),
            })),
          ],
        ),
      ]
    }),
  ),
]

/** Three slots, the last of them empty. */
const slots = [
  { number: 1, label: 'PCI-E Slot 1', taken: true },
  { number: 2, label: 'Storage Controller Slot', taken: true },
  { number: 3, label: 'PCI-E Slot 3', taken: false },
]

const pcieGeneration = ({ generation }: View) => (generation === 5 ? 4 : 5)

const chassisSlots = (view: View): Entry =>
  single(view, 'Chassis/1/PCIeSlots', 'PCIeSlots', () => ({
    Name: 'PCIeSlots',
    Slots: slots.map(({ number, label, taken }) => ({
      HotPluggable: false,
      Lanes: 16,
      Location: {
        PartLocation: {
          LocationOrdinalValue: number,
          LocationType: 'Slot',
          ServiceLabel: label,
        },
      },
      PCIeType: `Gen${pcieGeneration(view)}`,
      SlotType: 'FullLength',
      Status: { Health: 'OK', State: taken ? 'Enabled' : 'Absent' },
    })),
  }))

const systemSlots = (view: View): Entry[] =>
  list(
    'Systems/1/PCISlots',
    'HpeServerPCISlot',
    { name: 'PciSlots', description: 'PciSlots view' },
    slots.map(({ number, label, taken }) =>
      single(view, `Systems/1/PCISlots/${number}`, 'HpeServerPCISlot', () => ({
        BusNumber: 34 + number,
        Characteristics: { Provides3_3Volts: true, SupportsPowerManagementEventSignal: true },
        DeviceNumber: 0,
        FunctionNumber: 0,
        Length: 'Long',
        LinkLanes: 'x16',
        Name: label,
        SegmentNumber: 0,
        Status: { OperationalStatus: [{ Status: taken ? 'InUse' : 'Available' }] },
        SupportsHotPlug: false,
        Technology: `PCIExpressGen${pcieGeneration(view)}`,
      })),
    ),
  )

const systemDevices = (view: View, devices: Device[]): Entry[] => [
  ...list(
    'Systems/1/PCIDevices',
    'HpeServerPciDevice',
    { name: 'PciDevices', description: 'PciDevices view' },
    devices.map((device, index) =>
      single(view, `Systems/1/PCIDevices/${index + 1}`, 'HpeServerPciDevice', () => ({
        BusNumber: index + 1,
        ClassCode: device.classCode,
        DeviceID: device.device,
        DeviceInstance: 1,
        DeviceLocation: device.slot === null ? 'Embedded' : 'PCI Slot',
        DeviceNumber: 0,
        DeviceSubInstance: 1,
        DeviceType: device.kind,
        FunctionNumber: 0,
        LocationString: device.location,
        Name: device.name,
        SegmentNumber: 0,
        SubclassCode: 0,
        VendorID: device.vendor,
      })),
    ),
  ),
  ...list(
    'Systems/1/USBDevices',
    'HpeUSBDevices',
    { name: 'USB Device collection', description: 'USB Device collection view' },
    [],
  ),
  ...list(
    'Systems/1/USBPorts',
    'HpeUSBPorts',
    { name: 'USB Port Connectors', description: 'USB Port Connectors View' },
    ['InternalManagement', 'Front', 'Rear', 'Rear'].map((location, index) =>
      single(view, `Systems/1/USBPorts/${index + 1}`, 'HpeUSBPort', () => ({
        Description: 'USB Port Connector Information',
        InstanceNumber: index + 1,
        Location: location,
        Name: 'USB Port Connector',
        PCIBusNumber: 0,
        PCIDeviceNumber: 20,
        PCIFunctionNumber: 0,
        SpeedCapability: 'USB3SuperSpeed',
      })),
    ),
  ),
]

const erase = 'Systems/1/SecureEraseReportService'
const deleteReport = 'HpeSecureEraseReportService.DeleteSecureEraseReport'

const eraseEntries = (view: View): Entry[] => [
  single(
    view,
    erase,
    'HpeSecureEraseReportService',
    () => ({
      Actions: offer(erase, deleteReport),
      Description: 'HPE SecureErase Report Service',
      EraseInitiatedBy: null,
      Links: { SecureEraseReportEntries: ref(`${erase}/SecureEraseReportEntries`) },
      Name: 'HpeSecureEraseReportService',
      ServerSerialNumber: null,
    }),
    { actions: withheld(deleteReport) },
  ),
  ...list(
    `${erase}/SecureEraseReportEntries`,
    'HpeSecureEraseReport',
    { name: 'Secure Erase Report Collection', description: 'Secure Erase Report Collection View' },
    [],
  ),
]

/** Cards and slots as the chassis lists them. */
export const chassisDeviceEntries = (view: View): Entry[] => [
  ...chassisDevices(view, devicesOf(view)),
  chassisSlots(view),
]

/** Cards, slots and ports as the system lists them. */
export const systemDeviceEntries = (view: View): Entry[] => [
  ...systemDevices(view, devicesOf(view)),
  ...systemSlots(view),
  ...eraseEntries(view),
]
