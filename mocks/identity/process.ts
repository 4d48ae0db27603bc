import type { ClientOptions, Member, Members } from './provider'
import { openProvider } from './provider'

/** What the starter asks of the provider's process; each is answered. */
export type Order =
  | { order: 'open'; client: ClientOptions; port: number }
  | { order: 'member'; name: string; member: Member }
export type Answer = { issuer: string }

const members: Members = new Map()
let issuer = ''

const follow = async (order: Order) => {
  if (order.order === 'open') ({ issuer } = await openProvider(members, order.client, order.port))
  else members.set(order.name, order.member)
  process.send?.({ issuer } satisfies Answer)
}

process.on('message', (order: Order) => void follow(order))
process.once('disconnect', () => process.exit(0))
