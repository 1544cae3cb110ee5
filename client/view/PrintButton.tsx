import { Button } from '../kit/Button.tsx'
import { Icon } from '../kit/Icon.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './BarButton.module.css'

/** Opens what goes on paper. */
export function PrintButton({ onPrint }: { readonly onPrint: () => void }) {
  const words = useWords().view.print
  return (
    <Button look="quiet" className={styles.button} aria-haspopup="dialog" onClick={onPrint}>
      <Icon name="printer" size={15} />
      {words.open}
    </Button>
  )
}
