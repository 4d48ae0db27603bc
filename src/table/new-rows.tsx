import { Button } from '../ui/button'
import { countText } from '../util/count'
import classes from './feed.module.css'

/** Offers the rows that wait above those that are being read; `onJump` shows them. */
export const NewRows = ({ count, onJump }: { count: number; onJump: () => Promise<void> }) => {
  const jump = async (button: Element) => {
    const grid = button.closest('[data-feed]')?.querySelector('[role="grid"]')
    await onJump()
    grid?.scrollTo({ top: 0 })
  }
  return (
    <div className={classes.newer} role="status" data-new-rows>
      {count > 0 && (
        <Button look="primary" onClick={({ currentTarget }) => void jump(currentTarget)}>
          {countText(count)} new
        </Button>
      )}
    </div>
  )
}
