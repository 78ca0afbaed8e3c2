'use client'

import { useCall } from './call-context'
import type { Concern } from './use-concern'

/** Points to the concern dialog from the closing page, because the form for a concern exists only in that dialog. */
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
