import type { ActItem } from '../contract/act'
import { actItemStatus } from '../contract/act'
import { StateWord } from '../ui/state-word'
import { useItemShare } from './use-item-share'

/** How one thing of an act does, and how far it is while it goes on. */
export const ItemState = ({ item }: { item: ActItem }) => {
  const status = actItemStatus[item.state]
  const far = useItemShare(item)
  return (
    <StateWord
      status={status}
      {...(far === null ? {} : { share: far.share })}
      {...(far === null || status.ended ? {} : { word: `${status.word} ${far.text}` })}
    />
  )
}
