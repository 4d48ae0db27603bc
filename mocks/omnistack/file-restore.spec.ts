import { expect, test } from 'vitest'
import { first, openController } from './open-controller'

const open = (guest: RegExp) => {
  const controller = openController()
  const { backup, vm } = first(
    controller
      .backups()
      .filter((held) => guest.test(held.vm.guest) && held.backup.state === 'GOOD'),
  )
  const path = `/backups/${backup.id}`
  const disk = encodeURIComponent(`${vm.name}.vmdk`)
  const files = (folder: string, partition = 2) =>
    controller.get(
      `${path}/virtual_disk_partition_files?virtual_disk=${disk}&partition_number=${partition}&file_path=${encodeURIComponent(folder)}`,
    )
  return { ...controller, vm, path, disk, files }
}
const names = (body: Record<string, unknown>) =>
  (body['virtual_disk_partition_files'] as { name: string }[]).map(({ name }) => name)

test('from a backup to its disks, their partitions, folders and files', async () => {
  const { get, path, disk, files, vm } = open(/Windows/)
  const disks = (await get(`${path}/virtual_disks`)).body['virtual_disks'] as string[]
  expect(disks[0]).toBe(`${vm.name}.vmdk`)
  const partitions = await get(`${path}/virtual_disk_partitions?virtual_disk=${disk}`)
  expect(partitions.body['partitions']).toEqual([
    { partition_number: 1, size: 104_857_600, disk_type: 'GPT', mountable: false },
    { partition_number: 2, size: expect.any(Number), disk_type: 'GPT', mountable: true },
  ])
  expect(names((await files('/')).body)).toContain('Users')
  expect((await files('/Users/Administrator/Documents')).body).toMatchObject({
    virtual_disk_partition_files: [
      { name: 'handover.docx', directory: false, symbolic_link: false, size: 48_211 },
      { name: 'notes.txt' },
    ],
  })
})

test('names are told by case, and what is not there is a 404', async () => {
  const { files, get, path } = open(/Windows/)
  expect((await files('/users')).status).toBe(404)
  expect((await files('/', 1)).status).toBe(404)
  expect((await files('/', 7)).status).toBe(404)
  expect((await get(`${path}/virtual_disk_partitions?virtual_disk=none.vmdk`)).status).toBe(404)
  expect((await get(`${path}/virtual_disk_partitions`)).status).toBe(400)
})

test('of a guest without Windows no files are shown', async () => {
  const { files } = open(/Linux|Ubuntu|Debian|SUSE/)
  expect((await files('/')).status).toBe(404)
})

test('files are handed to a VM that is on', async () => {
  const { settle, path, vms } = open(/Windows/)
  const restore = (id: string) =>
    settle('POST', `${path}/restore_files`, {
      virtual_machine_id: id,
      paths: ['disk.vmdk/2/Users/Administrator/Documents/notes.txt'],
    })
  expect((await restore(first(vms('ON')).id)).state).toBe('COMPLETED')
  expect((await restore(first(vms('OFF')).id)).error_code).toBe(130)
})
