type Entry = { at: number; order: number; run: (at: number) => void; of: string | undefined }

const before = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order)

/** What is to happen, in order of time and then of scheduling: a binary heap. Times in epoch ms. */
export type Queue = {
  /** `of`: the id of what it happens to, by which it can be held. */
  schedule: (at: number, run: (at: number) => void, of?: string) => void
  /** From now on nothing happens to the thing with this id; what was due waits. */
  hold: (of: string) => void
  /** What waited happens at once, and the rest at its time. Epoch ms. */
  release: (of: string, at: number) => void
  /** The moment of what is happening right now; null where nothing is. Epoch ms. */
  moment: () => number | null
  /** Runs everything due up to and including `until`, also what these schedule themselves. */
  runUntil: (until: number) => void
}

/** An empty queue; events of one moment run in the order in which they were scheduled. */
export const createQueue = (): Queue => {
  const heap: Entry[] = []
  const held = new Map<string, Entry[]>()
  let order = 0
  let moment: number | null = null

  const rise = (entry: Entry) => {
    let place = heap.length
    while (place > 0) {
      const above = (place - 1) >> 1
      const parent = heap[above] as Entry
      if (!before(entry, parent)) break
      heap[place] = parent
      place = above
    }
    heap[place] = entry
  }

  const sink = (entry: Entry) => {
    let place = 0
    for (;;) {
      let below = 2 * place + 1
      if (below >= heap.length) break
      if (below + 1 < heap.length && before(heap[below + 1] as Entry, heap[below] as Entry))
        below += 1
      if (!before(heap[below] as Entry, entry)) break
      heap[place] = heap[below] as Entry
      place = below
    }
    heap[place] = entry
  }

  const takeFirst = (): Entry => {
    const [first] = heap
    const last = heap.pop()
    if (!first || !last) throw new Error('The queue is empty.')
    if (heap.length > 0) sink(last)
    return first
  }

  const schedule: Queue['schedule'] = (at, run, of) => {
    order += 1
    rise({ at, order, run, of })
  }

  return {
    schedule,
    hold: (of) => {
      if (!held.has(of)) held.set(of, [])
    },
    release: (of, at) => {
      for (const { run } of held.get(of) ?? []) schedule(at, run, of)
      held.delete(of)
    },
    moment: () => moment,
    runUntil: (until) => {
      while (heap[0] && heap[0].at <= until) {
        const entry = takeFirst()
        const waiting = entry.of === undefined ? undefined : held.get(entry.of)
        if (waiting) waiting.push(entry)
        else {
          moment = entry.at
          try {
            entry.run(entry.at)
          } finally {
            moment = null
          }
        }
      }
    },
  }
}
