/** Changes to a view's FetchXML that the grid makes: sorting, searching, paging. Pure: XML text in, XML text out. */

/** One condition of FetchXML; without a value for operators that take none. */
export interface Condition {
  attribute: string;
  operator: string;
  value?: string;
}

/** Part of a view's rows: what a number on a chart stands for. */
export interface Drill {
  label: string;
  conditions: Condition[];
}

function change(fetchXml: string, edit: (fetch: Element, entity: Element, document: Document) => void): string {
  const document = new DOMParser().parseFromString(fetchXml, "text/xml");
  const fetch = document.documentElement;
  const entity = fetch.querySelector("entity");
  if (!entity) {
    throw new Error("The view's FetchXML has no entity element.");
  }
  edit(fetch, entity, document);
  return new XMLSerializer().serializeToString(document);
}

export function withOrder(fetchXml: string, column: string, descending: boolean): string {
  return change(fetchXml, (_fetch, entity, document) => {
    for (const order of [...entity.children].filter((c) => c.nodeName === "order")) {
      order.remove();
    }
    const order = document.createElement("order");
    order.setAttribute("attribute", column);
    order.setAttribute("descending", String(descending));
    entity.appendChild(order);
  });
}

/** Keeps only the rows that meet all the conditions. */
export function withConditions(fetchXml: string, conditions: Condition[]): string {
  return change(fetchXml, (_fetch, entity, document) => {
    const filter = document.createElement("filter");
    for (const { attribute, operator, value } of conditions) {
      const condition = document.createElement("condition");
      condition.setAttribute("attribute", attribute);
      condition.setAttribute("operator", operator);
      if (value !== undefined) {
        condition.setAttribute("value", value);
      }
      filter.appendChild(condition);
    }
    entity.appendChild(filter);
  });
}

/** Adds the condition that a column begins with what the user typed; `%` in it stays a wildcard, as in a view's search. */
export function withSearch(fetchXml: string, column: string, text: string): string {
  return change(fetchXml, (_fetch, entity, document) => {
    const filter = document.createElement("filter");
    const condition = document.createElement("condition");
    condition.setAttribute("attribute", column);
    condition.setAttribute("operator", "like");
    condition.setAttribute("value", `%${text}%`);
    filter.appendChild(condition);
    entity.appendChild(filter);
  });
}

export function withPage(fetchXml: string, page: number, size: number): string {
  return change(fetchXml, (fetch) => {
    fetch.removeAttribute("top");
    fetch.setAttribute("page", String(page));
    fetch.setAttribute("count", String(size));
  });
}

/** Keeps only the rows whose lookup points to a given row: what a related sub-grid shows. */
export function withRelated(fetchXml: string, column: string, id: string): string {
  return change(fetchXml, (_fetch, entity, document) => {
    const filter = document.createElement("filter");
    const condition = document.createElement("condition");
    condition.setAttribute("attribute", column);
    condition.setAttribute("operator", "eq");
    condition.setAttribute("value", id);
    filter.appendChild(condition);
    entity.appendChild(filter);
  });
}
