import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { withParam } from '../util/search-params'

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
