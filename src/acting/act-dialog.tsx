import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { previewAct, startAct } from '../api/acts'
import { problemOf } from '../api/problem-error'
import { sourcesQuery } from '../api/sources'
import type { ActDetail, ActName, ActOptions, ActTarget, Preview } from '../contract/act'
import { actWords } from '../contract/act'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ProblemNote } from '../ui/problem-note'
import { ActOptionsForm, takesOptions } from './act-options'
import { ActPreview } from './act-preview'
import { ActResults } from './act-results'
import { drawKey } from './draw-key'
import classes from './acting.module.css'

type Shown = { options: ActOptions; preview: Preview; key: string }

const targetsOf = (preview: Preview, happens: boolean): ActTarget[] =>
  preview.items
    .filter(({ reason }) => (reason === null) === happens)
    .map(({ sourceId, id }) => ({ sourceId, id }))

/** An act from what it is told, over what it will do to each machine, to what came of it. */
export const ActDialog = ({
  act,
  options: told,
  targets,
  csrf,
  onClose,
}: {
  act: ActName
  /** What it is told, where that is settled: of an act that is done once more. */
  options?: ActOptions
  targets: readonly ActTarget[]
  csrf: string
  onClose: () => void
}) => {
  const isTold = told !== undefined && Object.keys(told).length > 0
  const { data: known } = useQuery(sourcesQuery())
  const kinds = new Map(known?.sources.map(({ id, kind }) => [id, kind]))
  const direct = targets.filter(({ sourceId }) => kinds.get(sourceId) === 'ilo').length
  const [asksFirst] = useState(!isTold && takesOptions(act, direct))
  const asking = useMutation(previewAct(csrf))
  const sending = useMutation(startAct(csrf))
  const [shown, setShown] = useState<Shown | null>(null)
  const [started, setStarted] = useState<ActDetail | null>(null)
  const ask = (options: ActOptions) =>
    asking.mutate(
      { act, options, targets: [...targets] },
      { onSuccess: (preview) => setShown({ options, preview, key: drawKey() }) },
    )
  useEffect(() => {
    if (!asksFirst) ask(told ?? {})
    // oxlint-disable-next-line react/exhaustive-deps -- a dialog asks once, when it opens
  }, [])
  const send = ({ options, preview, key }: Shown, confirmed: string) =>
    sending.mutate(
      {
        key,
        act,
        options,
        targets: targetsOf(preview, true),
        passedOver: targetsOf(preview, false),
        confirmed,
      },
      { onSuccess: setStarted },
    )
  return (
    <Dialog name={actWords[act].word} onClose={onClose}>
      {asksFirst && started === null && (
        <div hidden={shown !== null}>
          <ActOptionsForm
            act={act}
            sourceIds={[...new Set(targets.map(({ sourceId }) => sourceId))]}
            servers={targets.length}
            direct={direct}
            asking={asking.isPending}
            onAsk={ask}
            onClose={onClose}
          />
        </div>
      )}
      {started ? (
        <ActResults started={started} onClose={onClose} />
      ) : shown ? (
        <ActPreview
          preview={shown.preview}
          sending={sending.isPending}
          problem={sending.error && problemOf(sending.error)}
          onBack={asksFirst ? () => setShown(null) : null}
          onConfirm={(typed) => send(shown, typed)}
          onClose={onClose}
        />
      ) : (
        <>
          {!asksFirst && !asking.error && <p role="status">Looking at what it would do</p>}
          {asking.error && (
            <ProblemNote problem={problemOf(asking.error)}>
              {!asksFirst && (
                <p className={classes.buttons}>
                  <Button onClick={onClose}>Close</Button>
                  <Button look="primary" onClick={() => ask(told ?? {})}>
                    Look again
                  </Button>
                </p>
              )}
            </ProblemNote>
          )}
        </>
      )}
    </Dialog>
  )
}
