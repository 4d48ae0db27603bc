import type { FaultBook } from '../../../../../mocks/faults/fault-book'
import { openIlos } from './open-ilos'

const service = '/redfish/v1/UpdateService'

/**
 * The same iLOs with the collector of their tasks; people beside the console flash firmware on them.
 * `shown`: the rows of tasks, oldest first.
 */
export const openTasks = (options: { foreign?: boolean; faults?: FaultBook } = {}) => {
  const ilos = openIlos(options)
  const { surroundings, source, pass, machines, rows, estate, advance, settle } = ilos
  const collector = source.collectors.find(({ collection }) => collection === 'tasks')
  if (!collector) throw new Error('The source has no collector of tasks.')
  const post = async (host: string, path: string, json: object) => {
    const { status } = await surroundings.fetch(
      new Request(`https://${host}${path}`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${btoa('Administrator:canary-password')}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(json),
      }),
    )
    if (status >= 300) throw new Error(`It was refused with ${status}.`)
  }
  const of = (generation: number) => {
    const at = machines.findIndex(
      ({ id, ilo, power }) =>
        ilo.generation === generation && power === 'ON' && !estate.foreign.has(id),
    )
    const machine = machines[at]
    if (!machine) throw new Error(`No iLO ${generation} is on.`)
    return { machine, host: `ilo-${at}.test`, part: String(at + 1) }
  }
  const uriOf = (file: string) => `https://files.example.net/${file}`
  return {
    ...ilos,
    collector,
    of,
    /** One pass, while its requests take no time. */
    follow: () => collector.collect(pass),
    /** Passes as the scheduler has them, for so long. */
    followFor: async (ms: number) => {
      const until = surroundings.now().getTime() + ms
      while (surroundings.now().getTime() < until) {
        const reading = { isOver: false }
        const ended = collector.collect(pass).then(() => {
          reading.isOver = true
        })
        await settle()
        // One that is away is asked again after a pause.
        while (!reading.isOver) await advance(1_000)
        await ended
        await advance(Math.min(collector.sooner?.() ?? collector.targetMs, ms))
      }
    },
    shown: () => [...rows.task.values()].map(({ row }) => row),
    simpleUpdate: (host: string, file: string) =>
      post(host, `${service}/Actions/UpdateService.SimpleUpdate`, { ImageURI: uriOf(file) }),
    enqueue: async (host: string, file: string, name: string) => {
      const action = 'Oem/Hpe/HpeiLOUpdateServiceExt.AddFromUri'
      const image = { ImageURI: uriOf(file), UpdateRepository: true }
      await post(host, `${service}/Actions/${action}`, image)
      const command = { Name: name, Command: 'ApplyUpdate', Filename: file }
      await post(host, `${service}/UpdateTaskQueue`, { ...command, UpdatableBy: ['Bmc'] })
    },
    /** As it is done on an iLO 4. */
    installFromUri: (host: string, file: string) =>
      post(
        host,
        '/redfish/v1/Managers/1/UpdateService/Actions/HpiLOFirmwareUpdate.InstallFromURI',
        { FirmwareURI: uriOf(file) },
      ),
  }
}
