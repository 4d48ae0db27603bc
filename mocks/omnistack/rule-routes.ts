import type { PolicyRule } from '../estate/federation/federation'
import { setRules } from '../estate/federation/policy-tasks'
import { reportOnRuleChange } from './impact'
import { flagIn } from './parameters'
import { policies, ruleRecord } from './policies'
import { itemOf } from './read-routes'
import type { Call, Route } from './route'
import { below, bodyOf, existing, get, post, remove } from './route'
import { editedRule, editsBody, ruleBody, ruleFrom, rulesBody } from './rule-body'

/** The policy of the path, with its rules. */
const policyIn = (call: Call): { id: string; rules: readonly PolicyRule[] } => {
  const { id } = itemOf(policies, call)
  return { id, rules: call.scope.federation.rules.get(id) ?? [] }
}

const ruleIn = (call: Call): PolicyRule => {
  const id = call.params['ruleId'] ?? ''
  return existing(
    policyIn(call).rules.find((rule) => rule.id === id),
    'rule',
    id,
  )
}

const replacesAll = ({ search }: Call) => flagIn(search, 'replace_all_rules', null)

const create = (call: Call) => {
  const { id } = policyIn(call)
  const replaces = replacesAll(call)
  const asked = bodyOf(call, rulesBody).map((body) => ruleFrom(call, '', body))
  return setRules(id, (rules, { random }) => {
    const made = asked.map((rule) => ({ ...rule, id: random.uuid() }))
    return {
      rules: replaces ? made : [...rules, ...made],
      affected: made.map((rule) => rule.id),
    }
  })
}

const edit = (call: Call) => {
  const rule = ruleIn(call)
  const edited = editedRule(call, rule, bodyOf(call, ruleBody))
  return setRules(policyIn(call).id, (rules) => ({
    rules: rules.map((one) => (one.id === rule.id ? edited : one)),
    affected: [rule.id],
  }))
}

const deletion = (call: Call) => {
  const { id } = ruleIn(call)
  return setRules(policyIn(call).id, (rules) => ({
    rules: rules.filter((rule) => rule.id !== id),
    affected: [id],
  }))
}

const report = (
  path: string,
  change: (call: Call, rules: readonly PolicyRule[]) => readonly PolicyRule[],
): Route => ({
  method: 'POST',
  path: below(path),
  takes: 9,
  answer: (call) => {
    const { id, rules } = policyIn(call)
    return Response.json(reportOnRuleChange(call.scope, id, change(call, rules)))
  },
})

const withNew = (call: Call, rules: readonly PolicyRule[]) => {
  const replaces = replacesAll(call)
  const asked = bodyOf(call, rulesBody).map((body) => ruleFrom(call, '', body))
  return replaces ? asked : [...rules, ...asked]
}

const withEdits = (call: Call, rules: readonly PolicyRule[]) => {
  const replaces = replacesAll(call)
  const edited = bodyOf(call, editsBody).map(({ rule_id: id, ...body }) => {
    const rule = existing(
      rules.find((one) => one.id === id),
      'rule',
      id,
    )
    return editedRule(call, rule, body)
  })
  const changed = new Map(edited.map((rule) => [rule.id, rule]))
  return replaces ? edited : rules.map((rule) => changed.get(rule.id) ?? rule)
}

const rulePath = '/policies/:id/rules/:ruleId'

/** The rules of a policy, and what would be if they were others. */
export const ruleRoutes: Route[] = [
  post('/policies/:id/rules', 1, create),
  get(rulePath, (call) => {
    const rule = ruleIn(call)
    const number = policyIn(call).rules.indexOf(rule)
    return Response.json({ rule: ruleRecord(call.scope, rule, number) })
  }),
  post(rulePath, 0, edit, 'PUT'),
  remove(rulePath, deletion),
  report('/policies/:id/impact_report/create_rules', withNew),
  report('/policies/:id/impact_report/edit_rules', withEdits),
  report(`${rulePath}/impact_report/delete_rule`, (call, rules) => {
    const { id } = ruleIn(call)
    return rules.filter((rule) => rule.id !== id)
  }),
]
