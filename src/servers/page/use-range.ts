import { useLocation, useNavigate, useSearchParams } from 'react-router'
import type { LookRange } from '../../contract/server-look'
import { lookRanges } from '../../contract/server-look'
import { withParam } from '../../util/search-params'

const isRange = (text: string | null): text is LookRange =>
  lookRanges.some((range) => range === text)

/** One parameter of the URL; what the page shows otherwise, its fragment too, stays. */
export const usePageParam = (name: string): [string | null, (value: string | null) => void] => {
  const [search] = useSearchParams()
  const { hash } = useLocation()
  const navigate = useNavigate()
  const choose = (value: string | null) =>
    void navigate(
      { search: withParam(search, name, value).toString(), hash },
      { replace: true, preventScrollReset: true },
    )
  return [search.get(name), choose]
}

/** How far back the charts of the page reach, as the URL says it: a day where it says nothing. */
export const useRange = (): [LookRange, (range: LookRange) => void] => {
  const [said, choose] = usePageParam('range')
  const range = isRange(said) ? said : '24h'
  return [range, (next) => choose(next === '24h' ? null : next)]
}
