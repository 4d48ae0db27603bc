import * as v from 'valibot'

/** What the palette finds: something to go to. `word`: its state in words. */
export const findHitSchema = v.object({
  kind: v.picklist(['server', 'vm', 'task']),
  sourceId: v.string(),
  id: v.string(),
  name: v.string(),
  hint: v.string(),
})
export const findSchema = v.object({ hits: v.array(findHitSchema) })
export type FindHit = v.InferOutput<typeof findHitSchema>
