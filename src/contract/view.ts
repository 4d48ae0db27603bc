import * as v from 'valibot'

/** The lists that views are kept of. */
export const viewLists = ['servers', 'tasks'] as const
export type ViewList = (typeof viewLists)[number]

/** A name for what a list's URL asks: filters, sort, columns, picture. */
export const viewSchema = v.object({
  id: v.string(),
  name: v.string(),
  list: v.picklist(viewLists),
  search: v.string(),
  /** Everybody has it; kept by operators. */
  shared: v.boolean(),
  /** Who made it. */
  by: v.string(),
  /** It is the asker's own. */
  own: v.boolean(),
})
export type View = v.InferOutput<typeof viewSchema>

export const viewsSchema = v.object({ views: v.array(viewSchema) })
export type Views = v.InferOutput<typeof viewsSchema>

/** What saves a view; one of the same name is overwritten. */
export const saveViewSchema = v.object({
  name: v.pipe(
    v.string('A view needs a name.'),
    v.trim(),
    v.nonEmpty('A view needs a name.'),
    v.maxLength(60, 'The name of a view has at most 60 letters.'),
  ),
  list: v.picklist(viewLists, 'Views are kept of servers and of tasks.'),
  search: v.pipe(
    v.string('A view needs a search.'),
    v.maxLength(4000, 'The search of a view has at most 4,000 letters.'),
  ),
  shared: v.boolean('A view is shared or not.'),
})
export type SaveView = v.InferOutput<typeof saveViewSchema>
