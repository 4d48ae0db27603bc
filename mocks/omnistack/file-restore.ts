import { backups } from './backups'
import { readWhole, textIn } from './parameters'
import { itemOf } from './read-routes'
import type { Call, Route } from './route'
import { existing, get } from './route'
import { stamp } from './scope'

const gibibyte = 2 ** 30

type Folder = { [name: string]: Folder | number }

/** What guests with Windows have on their disks; numbers are bytes. */
const systemDisk: Folder = {
  'Program Files': { 'Common Files': {}, 'Windows Defender': { 'MsMpEng.exe': 133_592 } },
  Users: {
    Administrator: { Desktop: {}, Documents: { 'handover.docx': 48_211, 'notes.txt': 1_204 } },
    Public: {},
  },
  Windows: { System32: { drivers: { etc: { hosts: 824 } } }, 'explorer.exe': 5_602_872 },
  inetpub: { wwwroot: { 'index.html': 703 } },
  'pagefile.sys': 4 * gibibyte,
}
const dataDisk: Folder = {
  Databases: { 'orders.mdf': 36 * gibibyte, 'orders_log.ldf': 4 * gibibyte },
  'Log Files': { 'service.log': 18_220_031 },
  Shares: { Finance: { 'budget.xlsx': 92_160 }, Projects: {} },
}

type Partition = { number: number; size: number; mountable: boolean; folder: Folder | null }

/** The disks of a backup by name, each with its partitions; files are shown of Windows only. */
const disksOf = (call: Call): Map<string, Partition[]> => {
  const { vm } = itemOf(backups, call)
  const shown = (folder: Folder) => (vm.guest.includes('Windows') ? folder : null)
  const reserved = { number: 1, size: 100 * 2 ** 20, mountable: false, folder: null }
  const of = (size: number, folder: Folder): Partition[] => [
    reserved,
    { number: 2, size, mountable: true, folder: shown(folder) },
  ]
  const isLarge = vm.capacityBytes > 400 * gibibyte
  const first = isLarge ? 100 * gibibyte : vm.capacityBytes
  return new Map([
    [`${vm.name}.vmdk`, of(first, systemDisk)],
    ...(isLarge ? [[`${vm.name}_1.vmdk`, of(vm.capacityBytes - first, dataDisk)] as const] : []),
  ])
}

const partitionsIn = (call: Call) => {
  const disks = disksOf(call)
  const name = textIn(call.search, 'virtual_disk')
  return existing(disks.get(name), 'virtual_disk', name)
}

const folderAt = (root: Folder, path: string): Folder | undefined => {
  let folder = root
  for (const name of path.split('/').filter(Boolean)) {
    const inner = folder[name]
    if (typeof inner !== 'object') return undefined
    folder = inner
  }
  return folder
}

const filesIn = (call: Call) => {
  const partitions = partitionsIn(call)
  const number = readWhole('partition_number', textIn(call.search, 'partition_number'))
  const path = textIn(call.search, 'file_path')
  const partition = existing(
    partitions.find((one) => one.number === number),
    'partition',
    String(number),
  )
  const folder = existing(
    partition.folder ? folderAt(partition.folder, path) : undefined,
    'file',
    path,
  )
  const modified = stamp(itemOf(backups, call).backup.at - 86_400_000)
  return Object.entries(folder).map(([name, inner]) => ({
    name,
    directory: typeof inner === 'object',
    symbolic_link: false,
    size: typeof inner === 'object' ? 0 : inner,
    last_modified: modified,
    file_level_restore_available: true,
  }))
}

/** From a backup to a file in it: its disks, their partitions, the folders there (facts.md 8.1). */
export const fileRestoreRoutes: Route[] = [
  get('/backups/:id/virtual_disks', (call) =>
    Response.json({ virtual_disks: [...disksOf(call).keys()] }),
  ),
  get('/backups/:id/virtual_disk_partitions', (call) =>
    Response.json({
      partitions: partitionsIn(call).map(({ number, size, mountable }) => ({
        partition_number: number,
        size,
        disk_type: 'GPT',
        mountable,
      })),
    }),
  ),
  get('/backups/:id/virtual_disk_partition_files', (call) =>
    Response.json({ virtual_disk_partition_files: filesIn(call) }),
  ),
]
