import type { JSX } from "preact";
import type { Customer, Target } from "../data/target";
import { usePanel } from "./context";

/** On a contact's form: the contact's own feedback, or all of their account's. */
export function CustomerSwitch({ target, other }: { target: Target; other: Customer }): JSX.Element {
  const { texts: t, actions } = usePanel();
  const onContact = target.table === "contact";
  const contact = onContact ? target.customer : other;
  const account = onContact ? other : target.customer;
  return (
    <div class="segments customer-switch" role="group" aria-label={t("SwitchLabel")}>
      {([contact, account] as const).map(customer => customer && (
        <button
          key={customer.table} type="button" aria-pressed={customer.id === target.customer?.id}
          onClick={() => { if (customer.id !== target.customer?.id) actions.show(customer); }}
        >
          {t(customer.table === "contact" ? "SwitchContact" : "SwitchAccount", customer.name)}
        </button>
      ))}
    </div>
  );
}
