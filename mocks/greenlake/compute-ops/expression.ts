import * as v from 'valibot'
import { FilterError } from '../../odata/tokens'

/** A text that `read` can read; what it finds wrong (a FilterError) is told of the field. */
export const expression = (read: (text: string) => unknown) =>
  v.pipe(
    v.string(),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return
      try {
        read(dataset.value)
      } catch (error) {
        if (!(error instanceof FilterError)) throw error
        addIssue({ message: `${error.message} (at ${error.at})` })
      }
    }),
  )
