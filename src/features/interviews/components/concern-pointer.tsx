'use client'

import { useCall } from './call-context'
import type { Concern } from './use-concern'

/** On the closing page: where a concern is passed on. The form itself is the dialog, as everywhere in the call. */
export const ConcernPointer = ({ concern }: { concern: Concern }) => {
  const { texts } = useCall()
  return (
    <section>
      <h3>{texts.concern.title}</h3>
      <p className="soft">{texts.concern.point}</p>
      <button type="button" className="button" aria-haspopup="dialog" onClick={() => concern.setOpen(true)}>
        {texts.concern.open}
      </button>
    </section>
  )
}
