'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { ButtonRow } from '@/components/layout/button-row'
import { useCommand } from '@/components/form/use-command'
import type { GuestRole } from '@/domain/rooms/protocol'
import { isInterpreter, isParent } from '@/domain/rooms/seats'
import { createRoomLinkAction, requestRoomLetterAction } from '../actions'
import type { AboutProps } from './host-about'
import { HostLink } from './host-link'
import styles from './host-invite.module.css'

type Props = AboutProps & { guest: GuestRole }

/** Makes a link for one person, and shows it once. */
export const HostInvite = ({ about, guest: role }: Props) => {
  const t = useTranslations('roomHost.invite')
  const [interpreterId, setInterpreterId] = useState(about.bookedId)
  const [url, setUrl] = useState<string | null>(null)
  const make = useCommand(createRoomLinkAction, { onSuccess: (link) => setUrl(link.url) })
  const letter = useCommand(requestRoomLetterAction, { success: t('letterSent') })
  const forInterpreter = isInterpreter({ role })
  const asksWho = forInterpreter && about.interpreters.length > 0 && url === null
  return (
    <div className={styles.invite}>
      {asksWho ? (
        <label className="field">
          <span className="label">{t('who')}</span>
          <select className="input" value={interpreterId} onChange={({ target }) => setInterpreterId(target.value)}>
            <option value="">{t('otherInterpreter')}</option>
            {about.interpreters.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {url === null ? null : <HostLink about={about} guest={role} url={url} />}
      <ButtonRow tight>
        <CommandButton
          pending={make.pending}
          className={isParent({ role }) && url === null ? 'button button-main' : 'button'}
          onClick={() =>
            void make.run({
              roomId: about.roomId,
              role,
              ...(forInterpreter && interpreterId ? { interpreterId } : {}),
            })
          }
        >
          {url === null ? t(`make.${role}`) : t('another')}
        </CommandButton>
        {asksWho && interpreterId ? (
          <CommandButton
            pending={letter.pending}
            className="button"
            onClick={() => void letter.run({ roomId: about.roomId, interpreterId })}
          >
            {t('letter')}
          </CommandButton>
        ) : null}
      </ButtonRow>
      <CommandMessage message={make.message} />
      <CommandMessage message={letter.message} />
    </div>
  )
}
