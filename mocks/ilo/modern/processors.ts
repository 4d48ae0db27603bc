import { type Processor, processorsOf } from '../../estate/parts/processors'
import type { Entry } from '../entry'
import type { Resource } from '../redfish'
import type { View } from '../view'
import { wordOf } from '../words'
import { enabled, list, oem, single } from './kit'

const path = 'Systems/1/Processors'
const makers = { Intel: 'Intel(R) Corporation', AMD: 'Advanced Micro Devices, Inc.' } as const

const cache = (name: string, sizeKb: number) => ({
  Associativity: '16waySetAssociative',
  CacheSpeedns: 0,
  EccType: 'SingleBitECC',
  InstalledSizeKB: sizeKb,
  Location: 'Internal',
  MaximumSizeKB: sizeKb,
  Name: name,
  Policy: 'Varies',
  Socketed: false,
  SystemCacheType: 'Unified',
})

const processor = (view: View, cpu: Processor): Resource => {
  const state = { ...enabled, Health: wordOf(cpu.health ?? 'OK') }
  return {
    InstructionSet: 'x86-64',
    Manufacturer: makers[cpu.maker],
    MaxSpeedMHz: cpu.maxMhz,
    Model: `${cpu.name}      `,
    Name: 'Processors',
    Oem: oem(view, 'HpeProcessorExt', {
      AssetTag: 'UNKNOWN',
      Cache: [
        cache('L1-Cache', 80 * cpu.cores),
        cache('L2-Cache', 2048 * cpu.cores),
        cache('L3-Cache', 5120 * cpu.cores),
      ],
      Characteristics: ['64Bit', 'MultiCore', 'HwThread', 'ExecuteProtection'],
      ConfigStatus: { Populated: true, State: 'Enabled' },
      CoresEnabled: cpu.cores,
      ExternalClockMHz: 100,
      RatedSpeedMHz: cpu.ratedMhz,
      VoltageVoltsX10: 16,
    }),
    PartNumber: '',
    ProcessorArchitecture: 'x86',
    ProcessorId: {
      EffectiveFamily: '179',
      EffectiveModel: '15',
      MicrocodeInfo: null,
      Step: '2',
      VendorId: makers[cpu.maker],
    },
    ProcessorType: 'CPU',
    SerialNumber: '',
    Socket: `Proc ${cpu.number}`,
    Status: state,
    TotalCores: cpu.cores,
    TotalThreads: cpu.threads,
  }
}

export const processorEntries = (view: View): Entry[] =>
  list(
    path,
    'Processor',
    { name: 'Processors Collection', description: 'Processors view' },
    processorsOf(view.machine).map((cpu) =>
      single(view, `${path}/${cpu.number}`, 'Processor', () => processor(view, cpu)),
    ),
  )
