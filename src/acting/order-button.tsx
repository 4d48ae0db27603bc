import type { ComponentProps } from 'react'
import type { ActOrder } from '../contract/act'
import { Button } from '../ui/button'
import { useActing } from './use-acting'
import { useOrder } from './use-order'

/** One act, asked for by one button, for who may act. */
export const OrderButton = ({
  order,
  word,
  look,
}: {
  order: ActOrder
  word: string
  look?: ComponentProps<typeof Button>['look']
}) => {
  const mayAct = useActing() !== null
  const { ask, dialog } = useOrder()
  if (!mayAct) return null
  return (
    <>
      <Button
        {...(look === undefined ? {} : { look })}
        aria-haspopup="dialog"
        onClick={() => ask(order)}
      >
        {word}
      </Button>
      {dialog}
    </>
  )
}
