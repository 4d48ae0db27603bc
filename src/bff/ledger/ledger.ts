import { createHash, randomUUID } from 'node:crypto'
import type { ActRequest, ActTarget, Preview } from '../../contract/act'
import { keyOf } from '../../contract/entity-key'
import type { Store } from '../store/store'
import type { Asking } from '../upstream/upstream'
import type { NewAct } from './book'
import { createFollower } from './follow'
import type { Previewer } from './preview'
import type { LedgerParts } from './send'
import { createSender } from './send'

const lookEveryMs = 2_000
/** While nothing is open, another BFF may have left something behind. */
const idleMs = 15_000

/** Who asks, as the ledger and everybody's list name them, and from where. */
export type Asker = { person: string; actor: string; address: string; browser: string }

const askedOf = ({ act, options, targets, passedOver }: ActRequest) =>
  createHash('sha256')
    .update(JSON.stringify([act, options, targets, passedOver]))
    .digest('base64url')

/**
 * The ledger: what is asked for is written down, then sent, then followed to its end, whoever looks and
 * whatever is restarted meanwhile.
 */
export const createLedger = (
  parts: LedgerParts & {
    store: Store
    preview: Previewer
    instance: string
    holds: (sourceId: string) => boolean
    living: () => Promise<ReadonlySet<string>>
    pace: number
    onFault: (error: unknown) => void
  },
) => {
  const { book, surroundings, preview, instance, pace, onFault } = parts
  const sender = createSender(parts)
  /** Acts that are being sent here: nobody else decides about what of them is not sent yet. */
  const sending = new Set<string>()
  const follower = createFollower(parts, {
    ...parts,
    isSending: ({ actId, holder }, living) =>
      holder === instance ? sending.has(actId) : living.has(holder),
  })
  const stopped = new AbortController()
  let wake = () => {}

  const loop = async () => {
    while (!stopped.signal.aborted) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve
      })
      let open = 0
      try {
        open = await follower.look()
      } catch (error) {
        onFault(error)
      }
      const nap = new AbortController()
      const ms = (open > 0 ? lookEveryMs : idleMs) / pace
      await Promise.race([surroundings.wait(ms, nap.signal).catch(() => undefined), woken])
      nap.abort()
    }
  }
  let looping: Promise<void> | null = null

  /** The items of an order as they are now; what has changed since its preview is not acted on. */
  const itemsOf = ({ items }: Preview, passedOver: readonly ActTarget[]): NewAct['items'] => {
    const shown = new Set(passedOver.map(keyOf))
    return items.map(({ sourceId, id, name, says, reason, remark }) => {
      const over = shown.has(keyOf({ sourceId, id })) ? 'It was passed over in the preview.' : null
      const why = reason ?? over
      const common = { sourceId, targetId: id, name, said: says, remark: remark ?? '' }
      return why === null
        ? { ...common, state: 'queued', note: says }
        : { ...common, state: 'skipped', note: why }
    })
  }

  const sendAll = async (id: string) => {
    const mine = (await book.open()).filter(({ actId }) => actId === id)
    await sender.send(
      mine.filter(({ state }) => state === 'queued'),
      onFault,
    )
  }

  return {
    /**
     * Writes an order down and begins to send it. Gives its id, that of the first time where it is asked
     * for again; null where another order was asked for under its key. `witness` writes with it, or
     * neither is written.
     */
    act: async (
      request: ActRequest,
      asker: Asker,
      asking: Asking,
      witness: (store: Store, entry: NewAct) => Promise<void>,
    ): Promise<string | null> => {
      const { act, options, targets, passedOver } = request
      const order = { act, options, targets: [...targets, ...passedOver] }
      const seen = await preview(order, asker, asking)
      const items = itemsOf(seen, passedOver)
      const id = randomUUID()
      const at = surroundings.now().toISOString()
      const entry: NewAct = { ...asker, id, at, act, options, holder: instance, items }
      const key = `${asker.person} ${request.key}`
      sending.add(id)
      const over = () => {
        sending.delete(id)
        wake()
      }
      try {
        const entered = await book.enter(entry, key, askedOf(request), witness)
        if (entered === id) void sendAll(id).catch(onFault).finally(over)
        else over()
        return entered
      } catch (error) {
        over()
        throw error
      }
    },
    start: () => {
      looping ??= loop()
    },
    /** What is being asked for is waited for; what was not yet is left to whoever starts next. */
    stop: async () => {
      stopped.abort()
      wake()
      await sender.stop()
      await looping
    },
  }
}
export type Ledger = ReturnType<typeof createLedger>
