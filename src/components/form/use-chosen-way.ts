'use client'

import { useState } from 'react'
import { currentWay, type SaidWay, type WayExpectation } from '@/domain/calls/chosen-way'
import type { Channel, Chooser } from '@/domain/instrument/call-details'

/** How a call is held and who chose that: as it is expected, until somebody says otherwise. */
export const useChosenWay = (expectation: WayExpectation, expectedChannel: Channel | null) => {
  const [saidWay, setSaidWay] = useState<SaidWay>({})
  const way = currentWay(saidWay, expectation, expectedChannel)
  return {
    way,
    chooseChannel: (channel: Channel | null) => setSaidWay({ ...saidWay, channel }),
    chooseChooser: (chosenBy: Chooser) => setSaidWay({ ...saidWay, chooser: { of: way.channel, chosenBy } }),
  }
}
