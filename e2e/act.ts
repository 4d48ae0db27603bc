import { randomUUID } from 'node:crypto'
import type { Machine } from '../mocks/estate/types'
import type { ActDetail, ActTarget, Preview, ServerAct } from '../src/contract/act'
import type { Role } from '../src/contract/session'
import type { Sightline } from './sightline'
import { expect } from './test'

/** A server as COM knows it, to be acted on. */
export const throughCom = ({ region, id }: Machine): ActTarget => ({ sourceId: region, id })

/** Starts an act on some servers as somebody in a role, without a page; what is lost meanwhile fails. */
export const startAct = async (
  sightline: Sightline,
  act: ServerAct,
  targets: readonly ActTarget[],
  role: Role = 'operator',
) => {
  const { url } = sightline
  const { name, value } = await sightline.signIn(role)
  const cookie = `${name}=${value}`
  const ask = async <T>(path: string, body?: object) => {
    const answer = await fetch(`${url}${path}`, {
      headers: {
        cookie,
        origin: url,
        'x-sightline-csrf': csrf,
        'content-type': 'application/json',
      },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    })
    expect(answer.ok).toBe(true)
    return (await answer.json()) as T
  }
  let csrf = ''
  csrf = (await ask<{ csrf: string }>('/api/session')).csrf
  const order = { act, options: {}, targets }
  const { items } = await ask<Preview>('/api/acts/preview', order)
  expect(items.map(({ reason }) => reason)).toEqual(items.map(() => null))
  const started = await ask<ActDetail>('/api/acts', {
    ...order,
    key: `of-a-test-${randomUUID()}`,
    passedOver: [],
    confirmed: String(targets.length),
  })
  const hasEnded = async () => (await ask<ActDetail>(`/api/acts/${started.id}`)).endedAt !== null
  return { ...started, hasEnded }
}
