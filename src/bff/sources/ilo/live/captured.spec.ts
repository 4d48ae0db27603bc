import { describe, expect, test } from 'vitest'
import type { Live } from '../../../../contract/live'
import type { Raw } from '../../../../contract/raw'
import { openConsole } from '../../../testing/console'
import { archiveOf, linksIn, mockupsFolder, placeOf } from '../testing/captured-tree'
import { openCaptured } from '../testing/open-captured'

/** What a tree shows, in short. Null: the BMC has no such thing. */
const inShort = ({ parts }: Live) => {
  const { system, temperatures, fans, power, log, drives, memory, processors, manager } = parts
  const counted = (list: { items: unknown[]; absent: number } | null) =>
    list && `${list.items.length}, ${list.absent} absent`
  const sensors = temperatures.value?.items ?? []
  return {
    system: system.value && `${system.value.power}, ${system.value.post}, ${system.value.word}`,
    temperatures: counted(temperatures.value),
    withLimit: sensors.filter(({ critical }) => critical !== null).length,
    withPlace: sensors.filter(({ x }) => x !== null).length,
    fans: counted(fans.value),
    watts: power.value?.watts ?? null,
    supplies: counted(power.value?.supplies ?? null),
    redundancy: power.value?.redundancy.map(({ word }) => word).join(', ') ?? null,
    log: log.value && `${log.value.entries.length} of ${log.value.total}`,
    drives: counted(drives.value),
    memory: counted(memory.value),
    processors: processors.value?.items.map(({ kind }) => kind ?? 'CPU').join(', ') ?? null,
    manager: manager.value && `${manager.value.firmware}, ${manager.value.licence}`,
    firmware: parts.firmware.value?.length ?? null,
  }
}

type Captured = { archive: string; legacy?: true; shows: ReturnType<typeof inShort> }

const trees: Record<string, Captured> = {
  'iLO 4, BL460c Gen9': {
    archive: 'hpe-ilo4-assembled',
    shows: {
      system: 'on, POST finished, OK',
      temperatures: '24, 8 absent',
      withLimit: 24,
      withPlace: 24,
      fans: '1, 0 absent',
      watts: 73,
      supplies: '0, 0 absent',
      redundancy: '',
      log: null,
      drives: null,
      memory: null,
      processors: 'CPU',
      manager: 'iLO 4 v2.54, iLO Advanced',
      firmware: null,
    },
  },
  'iLO 4 before Redfish': {
    archive: 'hpe-ilo4-assembled',
    legacy: true,
    shows: {
      system: 'off, Powered off, OK',
      temperatures: null,
      withLimit: 0,
      withPlace: 0,
      fans: null,
      watts: null,
      supplies: null,
      redundancy: null,
      log: null,
      drives: null,
      memory: null,
      processors: null,
      manager: 'iLO 4 v2.20, iLO 4 Advanced',
      firmware: null,
    },
  },
  'iLO 5, DL360 Gen10 Plus': {
    archive: 'hpe-DL360',
    shows: {
      system: 'on, POST finished, OK',
      temperatures: '38, 10 absent',
      withLimit: 31,
      withPlace: 38,
      fans: '7, 0 absent',
      watts: 150,
      supplies: '2, 0 absent',
      redundancy: 'Redundant',
      log: '50 of 142',
      drives: '2, 0 absent',
      memory: '12, 20 absent',
      processors: 'CPU, CPU',
      manager: 'iLO 5 v3.11, iLO Advanced limited-distribution test',
      firmware: 23,
    },
  },
  'iLO 6, DL380a Gen11': {
    archive: 'hpe-DL380a',
    shows: {
      system: 'on, POST finished, OK',
      temperatures: '29, 24 absent',
      withLimit: 17,
      withPlace: 29,
      fans: '6, 0 absent',
      watts: 565,
      supplies: '4, 0 absent',
      redundancy: 'Redundant, Redundant',
      log: '50 of 117',
      drives: '7, 1 absent',
      memory: '16, 8 absent',
      processors: 'CPU, CPU, GPU, GPU',
      manager: 'iLO 6 v1.66, iLO Advanced',
      firmware: 34,
    },
  },
  'iLO 7, Alletra 4220 Gen12': {
    archive: 'hpe-DL340e',
    shows: {
      system: 'on, In POST, devices found, OK',
      temperatures: '20, 10 absent',
      withLimit: 16,
      withPlace: 20,
      fans: '6, 5 absent',
      watts: 96,
      supplies: '1, 1 absent',
      redundancy: '',
      log: '9 of 9',
      drives: '0, 0 absent',
      memory: '1, 15 absent',
      processors: 'CPU',
      manager: '1.17.00 Aug 13 2025, iLO Standard',
      firmware: 15,
    },
  },
  'OpenBMC, powered off': {
    archive: 'cray-OpenBMC-stock',
    shows: {
      system: 'off, null, OK',
      temperatures: '0, 0 absent',
      withLimit: 0,
      withPlace: 0,
      fans: '0, 0 absent',
      watts: null,
      supplies: '0, 0 absent',
      redundancy: '',
      log: '0 of 0',
      drives: '0, 0 absent',
      memory: '0, 0 absent',
      processors: '',
      manager: '2.15.0-dev-686-g100c36de90, null',
      firmware: 1,
    },
  },
}

/** Members of a BMC that open doors; its rules about passwords do not. */
const secrets = /canary|"LicenseKey":|"(?:Password|AuthToken|CommunityString)":"[^"]+"/

describe.each(Object.entries(trees))('the captured tree of %s', (_, captured) => {
  const archive = archiveOf(captured.archive)
  if (archive === null) {
    test.skip(`is not read: ${captured.archive} is not in ${mockupsFolder()} (MOCKUPS_DIR)`, () => {})
    return
  }

  /** The captured BMC behind a console that has collected its server. */
  const open = async () => {
    const bmc = await openCaptured(archive, captured.legacy ? { legacy: true } : {})
    const console = await openConsole({ sources: [bmc.source], driven: bmc })
    const headers = await console.as('operator')
    console.scheduler.start()
    await bmc.advance(1_000)
    const list = await console.ask({ url: '/api/servers', headers })
    const [server] = list.json<{ items: { id: string }[] }>().items
    const path = `/api/servers/captured/${encodeURIComponent(server?.id ?? '')}/live`
    const live = async () => {
      const reply = await console.ask({ url: path, headers })
      await bmc.settle()
      return reply
    }
    const raw = (place: string) =>
      console.ask({ url: `/api/raw/captured/captured${place}`, headers })
    return { ...bmc, live, raw, lines: console.lines }
  }

  test('shows what the machine has, and asks for nothing that it does not link', async () => {
    const { live, strays, mostAtOnce, origin } = await open()
    await live()
    const reply = await live()
    const told = reply.json<Live>()
    expect(inShort(told)).toEqual(captured.shows)
    expect(Object.values(told.parts).filter(({ problem }) => problem !== null)).toEqual([])
    expect(strays).toEqual([])
    expect(mostAtOnce()).toBeLessThanOrEqual(2)
    expect(reply.body).not.toMatch(secrets)
    expect(reply.body).not.toContain(new URL(origin).host)
  }, 30_000)

  test('is browsed from its root by links alone, without secrets, accounts and sessions', async () => {
    const { raw, strays, asked, origin } = await open()
    const root = captured.legacy ? '/rest/v1' : '/redfish/v1'
    const queue = [root]
    const seen = new Set([placeOf(root)])
    const closed: string[] = []
    for (let read = 0; read < 60 && queue.length > 0; read += 1) {
      const place = queue.shift() ?? ''
      const reply = await raw(place)
      expect(reply.body).not.toMatch(secrets)
      expect(reply.body).not.toContain(new URL(origin).host)
      if (/account|session/i.test(place)) closed.push(`${reply.statusCode} ${place}`)
      if (reply.statusCode !== 200) continue
      const inner = linksIn(reply.json<Raw>().body).filter((link) =>
        /^\/(redfish|rest)\//.test(link),
      )
      for (const link of inner.map((one) => one.replace(/#.*$/, ''))) {
        if (seen.has(placeOf(link))) continue
        seen.add(placeOf(link))
        queue.push(link)
      }
    }
    expect(seen.size).toBeGreaterThan(8)
    expect(closed.filter((line) => !line.startsWith('404'))).toEqual([])
    expect(asked.filter((line) => /GET .*(account|session)/i.test(line))).toEqual([])
    expect(strays).toEqual([])
  }, 30_000)
})
