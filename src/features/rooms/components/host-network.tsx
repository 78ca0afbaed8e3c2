'use client'

import { useLocale, useTranslations } from 'next-intl'
import { CommandButton } from '@/components/form/command-button'
import { isMostKbit, lineUse, roundedKbit } from '@/domain/rooms/line-speed'
import { number } from '@/i18n/format'
import { useNetwork, type Network } from './host-relay'

/** What the line is enough for, with the figure that it rests on. */
const useSpeedText = ({ relay, speed }: Network): string => {
  const t = useTranslations('roomHost.green.speed')
  const locale = useLocale()
  if (speed === null) return ''
  if (speed === 'measuring' || speed === 'failed') return t(speed)
  const kbit = t(isMostKbit(speed) ? 'most' : 'kbit', { kbit: number(roundedKbit(speed), locale) })
  // Without a relay nothing left this device: that says nothing about a network.
  return relay === 'direct' ? t('here', { kbit }) : t(lineUse(speed), { kbit })
}

/** Whether the network carries the call. It holds up nobody who wants to go in. */
export const HostNetwork = ({ roomId }: { roomId: string }) => {
  const t = useTranslations('roomHost.green')
  const { network, check } = useNetwork(roomId)
  const { relay, speed } = network
  const speedText = useSpeedText(network)
  return (
    <>
      <div role="status">
        <p className={relay === 'unreachable' ? 'problem' : ''}>{t(relay)}</p>
        <p>{speedText}</p>
      </div>
      <CommandButton
        pending={relay === 'checking' || speed === 'measuring'}
        className="button"
        onClick={() => void check()}
      >
        {t('again')}
      </CommandButton>
    </>
  )
}
