import * as v from 'valibot'
import type { Act } from '../entry'
import { Refused, say } from '../saying'

const asked = v.looseObject({ Action: v.string(), Target: v.optional(v.literal('/Oem/Hp')) })

/** `Oem/Hp/ComputerSystemExt.PowerButton` → `/Oem/Hp PowerButton`, as target and action name it. */
const oldNameOf = (action: string): string => {
  const name = action.split('.').at(-1) ?? action
  return action.startsWith('Oem/Hp/') ? `/Oem/Hp ${name}` : ` ${name}`
}

/**
 * Actions as they were before Redfish: a POST to the resource itself that names the action, and HP's own
 * ones by their target (facts.md 9).
 */
export const posting = (actions: Record<string, Act>): Act => {
  const byOldName = new Map(Object.entries(actions).map(([name, act]) => [oldNameOf(name), act]))
  return (body, caller) => {
    const read = v.safeParse(asked, body)
    if (!read.success) throw new Refused(say(400, 'Base.UnrecognizedRequestBody'))
    const { Action: action, Target: target = '', ...parameters } = read.output
    const act = byOldName.get(`${target} ${action}`)
    if (!act) throw new Refused(say(400, 'Base.ActionNotSupported', action))
    return act(parameters, caller)
  }
}
