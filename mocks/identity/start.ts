import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Answer, Order } from './process'
import type { ClientOptions, Member } from './provider'

/** A process that has not answered by then never will. */
const answerMs = 20_000

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
  const begin = async (port: number) => {
    const child = fork(script, {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let said = ''
    child.stderr?.on('data', (text: Buffer) => {
      said = `${said}${text.toString()}`.slice(-2000)
    })
    const gone = new AbortController()
    child.once('exit', (code) =>
      gone.abort(new Error(`The identity provider ended (${code}) instead of an answer. ${said}`)),
    )
    const ask = async (order: Order): Promise<Answer> => {
      child.send(order)
      const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(answerMs)])
      const [answer] = (await once(child, 'message', { signal })) as [Answer]
      return answer
    }
    try {
      const { issuer } = await ask({ order: 'open', client: whole, port })
      return { child, ask, issuer }
    } catch (error) {
      child.kill('SIGKILL')
      throw error
    }
  }
  // On a busy machine one once did not answer at all; what it says is told where the second does not either.
  const run = (port: number) => begin(port).catch(() => begin(port))
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
