import type { Machine } from '../types'

/** What a machine of a model is built of; counts, and what each part of a kind has in common. */
export type Fitting = {
  sockets: 1 | 2
  cores: number
  ratedMhz: number
  maxMhz: number
  /** Slots and filled slots of one socket, slots counted from 1. */
  memory: {
    slots: number
    filled: number[]
    type: 'DDR4' | 'DDR5'
    mhz: number
    partNumber: string
  }
  fans: number
  /** None where an enclosure feeds and cools the machine. */
  supplies: {
    bays: number
    filled: number
    watts: number
    model: string
    spare: string
    firmware: string
  } | null
  controller: { name: string; firmware: string; slot: number; cacheMb: number }
  drives: {
    bays: number
    filled: number
    model: string
    name: string
    firmware: string
    media: 'HDD' | 'SSD'
    protocol: 'SAS' | 'SATA' | 'NVMe'
    bytes: number
    rpm: number
  }
  adapter: { name: string; ports: number; mbps: number; firmware: string; pciId: string }
  provisioning: string
  watts: { idle: number; busy: number }
}

const gb = 1_000_000_000
const filledOf16 = [1, 3, 6, 8, 9, 11, 14, 16]

const hdd: Fitting['drives'] = {
  bays: 8,
  filled: 6,
  model: 'EG0600FBVFP',
  name: '600GB 6G SAS HDD',
  firmware: 'HPDC',
  media: 'HDD',
  protocol: 'SAS',
  bytes: 600 * gb,
  rpm: 10_000,
}
const sataSsd: Fitting['drives'] = {
  ...hdd,
  model: 'MK000480GWSSC',
  name: '480GB 6G SATA SSD',
  firmware: 'HPG3',
  media: 'SSD',
  protocol: 'SATA',
  bytes: 480 * gb,
  rpm: 0,
}
const nvme: Fitting['drives'] = {
  ...sataSsd,
  filled: 8,
  model: 'MO001600KXVYH',
  name: '1.60TB 64G NVMe SSD',
  firmware: 'HPK1',
  protocol: 'NVMe',
  bytes: 1_600 * gb,
}

const adapter10: Fitting['adapter'] = {
  name: 'Ethernet 10/25Gb 2-port SFP28 MCX512F-ACHT Adapter',
  ports: 2,
  mbps: 25_000,
  firmware: '16.35.4030',
  pciId: '15b3101715b30116',
}
const adapter200: Fitting['adapter'] = {
  name: 'HPE InfiniBand NDR200/Ethernet 200GbE 2-port QSFP112 PCIe5 x16 MCX755106AC-HEAT Adapter',
  ports: 2,
  mbps: 200_000,
  firmware: '28.43.1014',
  pciId: '15b3102115b30053',
}

const gen9: Fitting = {
  sockets: 2,
  cores: 12,
  ratedMhz: 2_200,
  maxMhz: 4_000,
  memory: {
    slots: 12,
    filled: [1, 2, 4, 5, 8, 9, 11, 12],
    type: 'DDR4',
    mhz: 2_400,
    partNumber: '805347-B21',
  },
  fans: 7,
  supplies: {
    bays: 2,
    filled: 2,
    watts: 500,
    model: '720478-B21',
    spare: '754377-001',
    firmware: '1.00',
  },
  controller: { name: 'Smart Array P440ar Controller', firmware: '7.00', slot: 0, cacheMb: 2_048 },
  drives: hdd,
  adapter: {
    name: 'HP Ethernet 10Gb 2-port 560FLR-SFP+ Adapter',
    ports: 2,
    mbps: 10_000,
    firmware: '1.2836.0',
    pciId: '808610fb103c17d0',
  },
  provisioning: '2.82.5',
  watts: { idle: 110, busy: 290 },
}

const gen10: Fitting = {
  ...gen9,
  cores: 20,
  ratedMhz: 2_500,
  memory: {
    slots: 12,
    filled: [1, 3, 5, 8, 10, 12],
    type: 'DDR4',
    mhz: 2_933,
    partNumber: 'P03051-091',
  },
  fans: 6,
  supplies: {
    bays: 2,
    filled: 2,
    watts: 800,
    model: '865438-B21',
    spare: '866793-001',
    firmware: '2.00',
  },
  controller: {
    name: 'HPE Smart Array P408i-a SR Gen10',
    firmware: '7.11',
    slot: 0,
    cacheMb: 2_048,
  },
  drives: sataSsd,
  adapter: adapter10,
  provisioning: '3.91.3',
  watts: { idle: 130, busy: 410 },
}

const gen10Plus: Fitting = {
  ...gen10,
  cores: 32,
  ratedMhz: 2_000,
  memory: { slots: 16, filled: filledOf16, type: 'DDR4', mhz: 3_200, partNumber: 'P11443-091' },
  fans: 7,
  controller: { name: 'HPE SR416i-a Gen10+', firmware: '03.01.33.044', slot: 12, cacheMb: 4_096 },
  watts: { idle: 150, busy: 480 },
}

const gen11: Fitting = {
  ...gen10Plus,
  ratedMhz: 2_100,
  memory: { slots: 16, filled: filledOf16, type: 'DDR5', mhz: 4_800, partNumber: 'P53626-0A1' },
  fans: 6,
  supplies: {
    bays: 2,
    filled: 2,
    watts: 1_600,
    model: 'P38997-B21',
    spare: 'P39388-001',
    firmware: '1.10',
  },
  controller: { name: 'HPE MR416i-o Gen11', firmware: '52.28.3-5681', slot: 17, cacheMb: 8_192 },
  drives: nvme,
  provisioning: '4.35.4',
  watts: { idle: 190, busy: 620 },
}

const singleSocket = { sockets: 1, fans: 6, watts: { idle: 95, busy: 310 } } as const

const fittings: Record<string, Fitting> = {
  '755258-B21': gen9,
  '868703-B21': gen10,
  'P28948-B21': gen10Plus,
  'P18606-B21': { ...gen10Plus, ...singleSocket, cores: 24, ratedMhz: 2_300, maxMhz: 3_200 },
  'P52534-B21': gen11,
  'P54203-B21': { ...gen11, ...singleSocket, ratedMhz: 3_250, maxMhz: 3_800 },
  'P52707-B21': { ...gen11, ratedMhz: 2_800, fans: 1, supplies: null },
  'P78414-B21': {
    ...gen11,
    cores: 48,
    memory: { ...gen11.memory, mhz: 6_400, partNumber: 'P69727-H21' },
    supplies: {
      bays: 8,
      filled: 5,
      watts: 1_500,
      model: 'P67244-B21',
      spare: 'P68456-001',
      firmware: '4.01.01',
    },
    adapter: adapter200,
    provisioning: '5.10.2',
    watts: { idle: 410, busy: 1_900 },
  },
  'OCP-2OU': { ...gen10, fans: 4 },
}

/** What a machine is built of, by its product number. */
export const fittingOf = ({ productId }: Pick<Machine, 'productId'>): Fitting => {
  const fitting = fittings[productId]
  if (!fitting) throw new Error(`Nobody knows what a ${productId} is built of.`)
  return fitting
}
