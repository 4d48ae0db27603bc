import * as v from 'valibot'
import { outcomeSchema } from './freshness'
import { vmSchema } from './vm'

/**
 * The VMs that run on a machine, by the name of its host: `hosts` is what each source that knows it calls
 * it, `vms` those whose protection is worst first, at most `guestsShown` of `total`.
 */
export const guestsSchema = v.object({
  hosts: v.array(
    v.object({
      sourceId: v.string(),
      sourceName: v.string(),
      name: v.string(),
      cluster: v.nullable(v.string()),
      system: vmSchema.entries.system,
      vms: v.number(),
    }),
  ),
  vms: v.array(vmSchema),
  total: v.number(),
  /** Of the sources that list VMs. */
  outcomes: v.array(outcomeSchema),
})
export type Guests = v.InferOutput<typeof guestsSchema>
export const guestsShown = 50
