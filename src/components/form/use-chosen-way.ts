'use client'

import { useState } from 'react'
import { currentWay, type SaidWay, type WayExpectation } from '@/domain/calls/chosen-way'
import type { Channel, Chooser } from '@/domain/instrument/call-details'

/** How a call is held and who chose that: as it is expected, until somebody says otherwise. */
export const useChosenWay = (expectation: WayExpectation, expectedChannel: Channel | null) => {
  const [said, setSaid] = useState<SaidWay>({})
  const way = currentWay(said, expectation, expectedChannel)
  return {
    way,
    chooseChannel: (channel: Channel | null) => setSaid({ ...said, channel }),
    chooseChooser: (chosenBy: Chooser) => setSaid({ ...said, chooser: { of: way.channel, chosenBy } }),
  }
}
