import type { Comparison } from './filter'

/** What one family of APIs takes of OData's filter language. */
export type Dialect = {
  comparisons: readonly Comparison[]
  functions: readonly ('contains' | 'startswith')[]
  /** `or`, `not`, parentheses and `toupper`/`tolower`. */
  logic: boolean
  /** Double quotes, bare words, dots in paths and an outer pair of double quotes. */
  lax: boolean
  /** `eq(name,'x')` instead of `name eq 'x'`. */
  calls?: true
  /** Dots separate the names of a path too. */
  dots?: true
  /** `contains` looks past upper and lower case. */
  anyCaseContains?: boolean
}

/** compute-ops facts.md 4.3: a strict subset; types must match. */
export const computeOpsDialect: Dialect = {
  comparisons: ['eq', 'ne', 'gt', 'ge', 'lt', 'le'],
  functions: ['contains'],
  logic: true,
  lax: false,
}

/** compute-ops facts.md 4.3: what has to do with OneView writes filters as calls. */
export const oneviewDialect: Dialect = { ...computeOpsDialect, calls: true }

/** Saved filters of compute-ops may write `tags.OS`. */
export const savedFilterDialect: Dialect = { ...computeOpsDialect, dots: true }

/** data-services facts.md 5: fewer operators, and much tolerated in how values are written. */
export const dataServicesDialect: Dialect = {
  comparisons: ['eq', 'ne', 'gt', 'lt'],
  functions: ['contains', 'startswith'],
  logic: false,
  lax: true,
}
