import type { LookRange } from '../../contract/server-look'
import { lookRanges } from '../../contract/server-look'
import { usePageParam } from '../../ui/use-page-param'

const isRange = (text: string | null): text is LookRange =>
  lookRanges.some((range) => range === text)

/** How far back the charts of the page reach, as the URL says it: a day where it says nothing. */
export const useRange = (): [LookRange, (range: LookRange) => void] => {
  const [said, choose] = usePageParam('range')
  const range = isRange(said) ? said : '24h'
  return [range, (next) => choose(next === '24h' ? null : next)]
}
