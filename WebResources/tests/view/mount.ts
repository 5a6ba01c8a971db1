import { afterEach, vi } from "vitest";
import { render } from "preact";
import { PanelController } from "../../src/controller";
import { showPanel } from "../../src/view/render";
import { FakeForm, FakeXrm, type FakeFormOptions, type FakeOptions } from "../fakes/fakeXrm";
import { ACCOUNT } from "../fakes/rows";

export interface Mounted {
  readonly root: HTMLElement;
  readonly xrm: FakeXrm;
  readonly form: FakeForm;
  readonly controller: PanelController;
  text(): string;
  all(selector: string): HTMLElement[];
  click(label: string): Promise<void>;
}

const mounted: Mounted[] = [];

afterEach(() => {
  for (const { controller, root } of mounted.splice(0)) {
    controller.dispose();
    render(null, root);
    root.remove();
  }
  vi.useRealTimers();
});

/** Lets promises, Preact's rendering and effects run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    if (vi.isFakeTimers()) await vi.advanceTimersByTimeAsync(5);
    else await new Promise(resolve => setTimeout(resolve, 5));
  }
}

/** A panel on a form over fake data, after its first answers. */
export async function mount(options: FakeOptions, formOptions: FakeFormOptions = { id: ACCOUNT, name: "Contoso" }): Promise<Mounted> {
  const root = document.createElement("main");
  document.body.append(root);
  const xrm = new FakeXrm(options);
  const form = new FakeForm(formOptions);
  const controller = new PanelController(xrm, form, (state, surroundings) => showPanel(root, state, surroundings), () => true);
  const panel: Mounted = {
    root, xrm, form, controller,
    text: () => (root.textContent ?? "").replace(/\s+/g, " "),
    all: selector => [...root.querySelectorAll<HTMLElement>(selector)],
    click: async label => {
      const button = [...root.querySelectorAll("button")].find(candidate => candidate.textContent === label);
      if (!button) throw new Error(`No button "${label}" among: ${[...root.querySelectorAll("button")].map(b => b.textContent).join(", ")}`);
      button.click();
      await settle();
    }
  };
  mounted.push(panel);
  await settle();
  return panel;
}
