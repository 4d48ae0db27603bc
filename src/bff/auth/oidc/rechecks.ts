import type { Store } from '../../store/store'
import type { Surroundings } from '../../upstream/upstream'
import { writeAudit } from '../audit'
import type { SingleSignOn } from './single-sign-on'

const everyMs = 30_000
/** Before a check that failed, or whose BFF died over it, is tried again. */
const againAfterMs = 60_000
const mostAtOnce = 100

type Due = {
  id: string
  person: string
  name: string
  role: string
  check_at: string
  refresh: string
}

/**
 * Asks the provider again about everybody who is in through it, so that who was disabled there or lost
 * a group is out soon. While the provider is silent a session goes on until its word runs out.
 */
export const createRechecks = (options: {
  store: Store
  signOn: Pick<SingleSignOn, 'name' | 'prefix' | 'renew' | 'personOf' | 'vouchedBy' | 'release'>
  now: () => Date
  /** A session was ended or changed. */
  onChanged: () => void
}) => {
  const { store, signOn, now, onChanged } = options
  const iso = (ms = 0) => new Date(now().getTime() + ms).toISOString()

  /** True for the one BFF that gets to ask. */
  const claim = async ({ id, check_at }: Due) => {
    const { numUpdatedRows } = await store
      .updateTable('session')
      .set({ check_at: iso(againAfterMs) })
      .where('id', '=', id)
      .where('check_at', '=', check_at)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  }

  const end = async ({ id, name }: Due, why: string) => {
    await store.deleteFrom('session').where('id', '=', id).execute()
    onChanged()
    await writeAudit(store, now(), {
      actor: signOn.name,
      action: 'session-ended',
      target: name,
      detail: why,
    })
  }

  const check = async (due: Due) => {
    const renewed = await signOn.renew(due.refresh, due.person)
    if (!renewed.ok) {
      const { kind } = renewed.problem
      if (kind === 'refused') await end(due, `${signOn.name} no longer stands by it`)
      return
    }
    const person = await signOn.personOf(renewed.value)
    const { until, checkAt, refresh } = signOn.vouchedBy(renewed.value)
    if (!person) {
      await end(due, 'no group has a role any more')
      return signOn.release([refresh])
    }
    const { numUpdatedRows } = await store
      .updateTable('session')
      .set({ until, check_at: checkAt, refresh, role: person.role, name: person.name })
      .where('id', '=', due.id)
      .executeTakeFirst()
    onChanged()
    if (numUpdatedRows === 0n) return signOn.release([refresh])
    if (person.role !== due.role) {
      const change = { target: person.name, detail: `${due.role} to ${person.role} by its groups` }
      await writeAudit(store, now(), { actor: signOn.name, action: 'role-changed', ...change })
    }
  }

  const checkAll = async () => {
    const dues = await store
      .selectFrom('session')
      .select(['id', 'person', 'name', 'role', 'check_at', 'refresh'])
      .where('check_at', '<>', '')
      .where('check_at', '<=', iso())
      .where('person', 'like', `${signOn.prefix}%`)
      .orderBy('check_at')
      .limit(mostAtOnce)
      .execute()
    for (const due of dues) if (await claim(due)) await check(due)
  }

  let running: Promise<void> | null = null
  return (): Promise<void> => {
    running ??= checkAll().finally(() => {
      running = null
    })
    return running
  }
}

/** Checks what is due twice a minute; `onFault` hears of what failed. */
export const startRechecks = (options: {
  recheck: () => Promise<void>
  surroundings: Pick<Surroundings, 'wait'>
  onFault: (error: unknown) => void
}): { stop: () => Promise<void> } => {
  const { recheck, surroundings, onFault } = options
  const stopped = new AbortController()
  const { signal } = stopped
  const loop = async () => {
    for (;;) {
      await surroundings.wait(everyMs, signal).catch(() => undefined)
      if (signal.aborted) return
      await recheck().catch(onFault)
    }
  }
  const looping = loop()
  return {
    stop: async () => {
      stopped.abort()
      await looping
    },
  }
}
