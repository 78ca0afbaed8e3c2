'use client'

import { endAtOnce } from './fast-leave'
import { postToRoom } from './room-requests'
import type { GuestTexts } from './guest-texts'

/** On a slow network the next page takes seconds: until then nothing of the call is heard or seen. */
const leaveFast = () => {
  endAtOnce()
  document.body.hidden = true
  void postToRoom('/api/seat/leave', { forget: true }, { keepalive: true })
  window.location.replace('/klok')
}

/**
 * Leaves the page at once, for somebody who is suddenly not alone. This page's entry in the history becomes that of the clock,
 * and the cookie of the seat goes, so nothing connects again.
 */
export const QuickLeave = ({ texts }: { texts: GuestTexts['guest']['quick'] }) => (
  <button type="button" className="button" onClick={leaveFast}>
    {texts.button}
  </button>
)
