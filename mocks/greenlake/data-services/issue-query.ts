import { dataServicesDialect } from '../../odata/dialect'
import type { Filter, Literal } from '../../odata/filter'
import { parseFilter } from '../../odata/parse'
import { FilterError } from '../../odata/tokens'
import { notFound, Refused } from '../refusal'
import { olderRefusal } from './older-refusal'

/** What issues are sorted into, as the menus of a client offer it; also GET v1beta1/issues-metadata. */
export const issueWords = {
  category: ['CAPACITY', 'PERFORMANCE', 'HARDWARE', 'DATA_PROTECTION'],
  services: ['backup-and-recovery', 'hci-manager', 'private-cloud-business-edition'],
  severity: ['CRITICAL', 'WARNING', 'INFO'],
} as const

const known: Record<string, readonly string[]> = {
  ...issueWords,
  issueType: ['ISSUE', 'RECOMMENDATION'],
  state: ['CREATED', 'ASSIGNED', 'CLOSED', 'SNOOZED', 'DELETED'],
}

/** A selection without these is refused; in the order in which the live service names them (facts.md 5). */
const required = [
  'lastOccurredAt',
  'customerId',
  'createdAt',
  'id',
  'resourceUri',
  'generation',
  'type',
]

const words = (filter: Filter): [path: string, literals: Literal[]][] => {
  if (filter.kind === 'and' || filter.kind === 'or')
    return [...words(filter.left), ...words(filter.right)]
  if (filter.kind === 'not') return words(filter.part)
  const path = filter.operand.path.join('/')
  if (filter.kind === 'one-of') return [[path, filter.literals]]
  const whole = filter.kind === 'holds' || (filter.kind === 'compare' && filter.by === 'eq')
  return whole ? [[path, [filter.literal]]] : []
}

/** Whether a filter asks for a word that there is not: a severity PURPLE. */
const asksForUnknown = (text: string) => {
  try {
    return words(parseFilter(text, dataServicesDialect)).some(([path, literals]) =>
      literals.some(
        (literal) => literal.kind === 'text' && known[path]?.includes(literal.value) === false,
      ),
    )
  } catch (error) {
    if (error instanceof FilterError) return false
    throw error
  }
}

/** 422 without all required names in a selection, 404 for a word that no issue has (facts.md 4.3, 5). */
export const checkIssueQuery = (search: URLSearchParams) => {
  const selected = search.get('select')?.split(',')
  const missing = selected ? required.filter((name) => !selected.includes(name)) : []
  if (missing.length > 0)
    throw new Refused(olderRefusal(422, `Missing required field(s) - "${missing.join(',')}"`))
  if (asksForUnknown(search.get('filter') ?? '')) throw new Refused(notFound())
}
