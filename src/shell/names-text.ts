import type { Act } from '../contract/act'

/** What an act is done to, by its first names: `esx-1, esx-2 and 5 more`. */
export const namesText = ({ names, counts }: Pick<Act, 'names' | 'counts'>): string => {
  const more = Object.values(counts).reduce((sum, count) => sum + count, 0) - names.length
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
