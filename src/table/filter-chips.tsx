import { Button } from '../ui/button'
import { Chip } from '../ui/chip'
import { useZone } from '../ui/zone'
import { fullText } from '../util/time'
import type { Facet } from './facets'
import type { ListState } from './list-state'

const boundName: Readonly<Record<string, string>> = { since: 'From', until: 'Until' }

/** Every filter in force, each with its way off, and one way off for all. */
export const FilterChips = ({ facets, list }: { facets: readonly Facet[]; list: ListState }) => {
  const zone = useZone()
  const { filters, bounds } = list.query
  const chips = Object.entries(filters).flatMap(([param, values]) => {
    const facet = facets.find((facet) => facet.param === param)
    return values.map((value) => ({
      name: facet?.name ?? param,
      value: facet?.word?.(value) ?? value,
      remove: () => list.toggle(param, value),
    }))
  })
  const times = Object.entries(bounds).map(([param, time]) => ({
    name: boundName[param] ?? param,
    value: fullText(time, zone),
    remove: () => list.set({ [param]: null }),
  }))
  const all = [...chips, ...times]
  return (
    <>
      {all.map(({ name, value, remove }) => (
        <Chip key={`${name} ${value}`} name={name} value={value} onRemove={remove} />
      ))}
      {all.length > 1 && (
        <Button look="quiet" onClick={list.clear}>
          Clear all
        </Button>
      )}
      {list.faults.map((fault) => (
        <span key={fault} role="alert" className="dim">
          Left out of the link: {fault}
        </span>
      ))}
    </>
  )
}
