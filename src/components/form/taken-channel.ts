'use client'

import { createContext } from 'react'
import type { Channel } from '@/domain/instrument/call-details'

/** How a call is held already, such as by a number that was dialled on this page. Null: in no way yet. */
export const TakenChannel = createContext<Channel | null>(null)
