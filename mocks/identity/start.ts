import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Answer, Order } from './process'
import type { ClientOptions, Member } from './provider'

const script = fileURLToPath(new URL('process.ts', import.meta.url))

/** An OpenID provider in a process of its own, and whom it knows. */
export const startProvider = async (
  client: Pick<ClientOptions, 'publicUrl'> & Partial<ClientOptions>,
) => {
  const whole: ClientOptions = {
    clientId: 'sightline',
    clientSecret: 'a secret between provider and console',
    groupsIn: 'id-token',
    refreshTokens: true,
    ...client,
  }
  const run = async (port: number) => {
    const child = fork(script, { execArgv: ['--import', 'tsx'], stdio: 'ignore' })
    const ask = async (order: Order): Promise<Answer> => {
      child.send(order)
      const [answer] = (await once(child, 'message')) as [Answer]
      return answer
    }
    const { issuer } = await ask({ order: 'open', client: whole, port })
    return { child, ask, issuer }
  }
  let running = await run(0)
  const { issuer } = running
  const known = new Map<string, Member>()

  const stop = async () => {
    const { child } = running
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  return {
    issuer,
    clientId: whole.clientId,
    clientSecret: whole.clientSecret,
    /** Adds somebody, or changes groups; `disabled` from now on. */
    member: async (name: string, member: Member) => {
      known.set(name, member)
      await running.ask({ order: 'member', name, member })
    },
    stop,
    /** Again at its address, with the same members; it remembers no session. */
    restart: async () => {
      await stop()
      running = await run(Number(new URL(issuer).port))
      for (const [name, member] of known) await running.ask({ order: 'member', name, member })
    },
  }
}

export type IdentityProvider = Awaited<ReturnType<typeof startProvider>>
