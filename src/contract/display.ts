import * as v from 'valibot'

/** What a display shows, in the order in which it turns. */
export const boardNames = ['health', 'tasks', 'backups'] as const
export type BoardName = (typeof boardNames)[number]

export const boardWord: Record<BoardName, { name: string; shows: string }> = {
  health: { name: 'Health', shows: 'servers by state, the worst with their reasons' },
  tasks: { name: 'Tasks', shows: 'what runs, and what failed lately' },
  backups: { name: 'Backups', shows: 'VMs without a good backup, the oldest first' },
}

/** Letters that no eye and no ear takes for another or for a digit; without vowels they make no words. */
export const codeLetters = 'CDFHJKMNPRTVWXY'
export const codeLength = 6
const code = new RegExp(`^[${codeLetters}]{${codeLength}}$`)

const nameSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'Give the display a name.'),
  v.maxLength(60, 'Give it a name of at most 60 letters.'),
)
const boardsSchema = v.pipe(
  v.array(v.picklist(boardNames)),
  v.transform((chosen) => boardNames.filter((board) => chosen.includes(board))),
  v.minLength(1, 'Choose at least one board.'),
)

/** What may be changed of a display: what it is called and what it shows. */
export const displayChangeSchema = v.object({ name: nameSchema, boards: boardsSchema })
export type DisplayChange = v.InferOutput<typeof displayChangeSchema>

/** The code of a screen, as anybody types it, with what it becomes. */
export const pairSchema = v.object({
  code: v.pipe(
    v.string(),
    v.transform((typed) => typed.replaceAll(/[\s-]/g, '').toUpperCase()),
    v.regex(code, `Enter the ${codeLength} letters that the screen shows.`),
  ),
  ...displayChangeSchema.entries,
})
export type Pair = v.InferOutput<typeof pairSchema>

const text = v.nullable(v.string())

/** A paired screen. `seenAt` null: it has not fetched its identity yet. Times ISO. */
export const displaySchema = v.object({
  id: v.string(),
  name: v.string(),
  boards: v.array(v.picklist(boardNames)),
  pairedBy: v.string(),
  pairedAt: v.string(),
  seenAt: text,
  address: text,
  browser: text,
  /** Of the application that runs on it. */
  version: text,
})
export type Display = v.InferOutput<typeof displaySchema>

/** Every display, and the version of the application that is served now. */
export const displaysSchema = v.object({ displays: v.array(displaySchema), version: v.string() })
export type Displays = v.InferOutput<typeof displaysSchema>

/** What a screen says of itself: the version of the application that it runs. */
export const helloSchema = v.object({ version: v.pipe(v.string(), v.maxLength(40)) })

const always = {
  /** The BFF's clock. */
  now: v.string(),
  /** Of the application that is served now. */
  version: v.string(),
  pollAfterMs: v.number(),
}

/** What a screen learns: what to show once it is paired, before that the code to be paired with. */
export const wallSchema = v.variant('state', [
  v.object({
    ...always,
    state: v.literal('pairing'),
    code: v.string(),
    expiresAt: v.string(),
  }),
  v.object({
    ...always,
    state: v.literal('paired'),
    name: v.string(),
    boards: v.array(v.picklist(boardNames)),
  }),
])
export type Wall = v.InferOutput<typeof wallSchema>
