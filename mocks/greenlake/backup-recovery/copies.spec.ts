import { expect, test } from 'vitest'
import { setDualAuthorization } from '../../estate/dual-auth'
import { setOrchestratorConnected } from '../../estate/protection/orchestrators'
import type { Listed } from '../signed-in'
import { createProtected } from './protected-vm'

const day = 86_400_000
const iso = (at: number) => new Date(at).toISOString()

test('snapshots of a VM stand beside its backups, each with an address of its own', async () => {
  const { read, vmPath, newest, vm } = createProtected('Critical 6 h')
  const { items, total } = await read<Listed>(`${vmPath}/snapshots`)
  expect(total).toBe(4)
  const { id } = newest('SNAPSHOT')
  expect(items.at(-1)).toMatchObject({ id, snapshotType: 'SNAPSHOT', state: 'OK' })
  expect(await read(`${vmPath}/snapshots/${id}`)).toMatchObject({
    type: 'backup-recovery/virtual-machine-snapshot',
    virtualDisks: expect.arrayContaining([expect.objectContaining({ vmId: vm.id })]),
  })
})

test('a copy is renamed and kept longer in a task; meanwhile it is UPDATING', async () => {
  const { send, read, vmPath, newest, ended, estate } = createProtected()
  const { id, revision } = newest()
  const path = `${vmPath}/backups/${id}`
  const expiresAt = iso(estate.now() + 30 * day)
  const answer = await send('PATCH', path, { name: 'before the upgrade', expiresAt })
  expect(answer.status).toBe(202)
  expect(await read(path)).toMatchObject({ state: 'UPDATING' })
  expect(await ended(answer)).toMatchObject({ state: 'SUCCEEDED' })
  const copy = await read<{ generation: number; expiresAt: string }>(path)
  expect(copy).toMatchObject({ name: 'before the upgrade', state: 'OK' })
  expect(Date.parse(copy.expiresAt)).toBe(Date.parse(expiresAt))
  expect(copy.generation).toBeGreaterThan(revision)
})

test('a copy that is deleted is DELETING, then gone, and its store has room again', async () => {
  const { send, read, vmPath, newest, ended, statusOf, estate } = createProtected()
  const copy = newest()
  const store = estate.protection.stores.get(copy.storeId ?? '')
  const before = store?.copiesBytes ?? 0
  const path = `${vmPath}/backups/${copy.id}`
  const answer = await send('DELETE', path)
  expect(answer.status).toBe(202)
  expect(await read(path)).toMatchObject({ state: 'DELETING' })
  expect((await send('DELETE', path)).status).toBe(412)
  expect(await ended(answer)).toMatchObject({ state: 'SUCCEEDED', sourceResourceUri: path })
  expect(await statusOf(path)).toBe(404)
  expect(store?.copiesBytes).toBe(before - copy.sizeBytes)
})

test('nobody deletes a locked copy, shortens its lock or lets it expire before', async () => {
  const { send, vmPath, newest } = createProtected('Daily 14 d')
  const { id, lockedUntil } = newest('CLOUD_BACKUP')
  const path = `${vmPath}/backups/${id}`
  expect((await send('DELETE', path)).status).toBe(400)
  const sooner = iso((lockedUntil ?? 0) - 60_000)
  expect((await send('PATCH', path, { lockedUntil: sooner })).status).toBe(400)
  expect((await send('PATCH', path, { expiresAt: sooner })).status).toBe(400)
  expect((await send('PATCH', path, { description: 'for the auditors' })).status).toBe(202)
})

test('with dual authorization a deletion waits for a second person', async () => {
  const { send, read, readTask, ended, vmPath, newest, statusOf, estate } = createProtected()
  estate.act((course, at) =>
    setDualAuthorization(course, at, 'eu-central', true, 'admin@example.com'),
  )
  const path = `${vmPath}/backups/${newest().id}`
  const answer = await send('DELETE', path)
  expect(await readTask(answer)).toMatchObject({ state: 'PAUSED' })
  expect(await ended(answer)).toMatchObject({ state: 'PAUSED' })
  expect(await read(path)).toMatchObject({ state: 'PENDING_DELETE_APPROVAL' })
  const [held] = estate.heldOperations.values()
  estate.check(held?.id ?? '', 'second@example.com', 'APPROVED')
  expect(await read(path)).toMatchObject({ state: 'DELETING' })
  expect(await ended(answer)).toMatchObject({ state: 'SUCCEEDED' })
  expect(await statusOf(path)).toBe(404)
})

test('a deletion that the second person refuses leaves the copy as it was', async () => {
  const { send, read, readTask, vmPath, newest, estate } = createProtected()
  estate.act((course, at) =>
    setDualAuthorization(course, at, 'eu-central', true, 'admin@example.com'),
  )
  const path = `${vmPath}/backups/${newest().id}`
  const answer = await send('DELETE', path)
  const [held] = estate.heldOperations.values()
  estate.check(held?.id ?? '', 'second@example.com', 'CANCELLED')
  expect(await readTask(answer)).toMatchObject({ state: 'CANCELLED' })
  expect(await read(path)).toMatchObject({ state: 'OK' })
})

test('without an orchestrator a task times out, its health unknown, and the copy stays', async () => {
  const { send, read, ended, vmPath, newest, estate, region } = createProtected()
  const orchestrator = [...estate.protection.orchestrators.values()].find(
    (one) => one.region === region,
  )
  if (!orchestrator) throw new Error('The region has no orchestrator.')
  estate.act((course, at) => setOrchestratorConnected(course, at, orchestrator, false))
  const path = `${vmPath}/backups/${newest().id}`
  const answer = await send('DELETE', path)
  expect(await ended(answer)).toMatchObject({ state: 'TIMEDOUT', healthStatus: 'UNKNOWN' })
  expect(await read(path)).toMatchObject({ state: 'OK' })
})

test('what is changed must be well-formed, and there', async () => {
  const { send, vmPath, newest } = createProtected()
  const path = `${vmPath}/backups/${newest().id}`
  expect((await send('PATCH', path, { expiresAt: 'tomorrow' })).status).toBe(400)
  expect((await send('PATCH', path, { expiresAt: '2020-01-01T00:00:00Z' })).status).toBe(400)
  expect((await send('PATCH', `${vmPath}/backups/none`, { name: 'x' })).status).toBe(404)
})
