'use client'

import { postToRoom } from './room-requests'
import type { GuestTexts } from './guest-texts'

/**
 * Leaves the page at once, for somebody who is suddenly not alone. This page's entry in the history becomes that of the clock,
 * and the cookie of the seat goes, so nothing connects again.
 */
export const QuickLeave = ({ texts }: { texts: GuestTexts['guest']['quick'] }) => (
  <button
    type="button"
    className="button"
    onClick={() => {
      void postToRoom('/api/seat/leave', {}, { keepalive: true })
      window.location.replace('/klok')
    }}
  >
    {texts.button}
  </button>
)
