// How the map talks: to the server by the click that streamlit-folium listens to, to the page
// around it by calls of the same host. Nothing of it reaches anybody else.
export class Talk {
  constructor(group) {
    this.group = group;
    this.count = Date.now(); // a map that was loaded anew must not repeat what was said before
  }

  // What the server hears; the count lets the same be said twice.
  feature(properties) {
    return { type: "Feature", geometry: null, properties: { ...properties, click: ++this.count } };
  }

  say(properties) {
    const feature = this.feature(properties);
    this.group.fire("click", { latlng: null, layer: { toGeoJSON: () => feature } });
  }

  // Which entry is pointed at, so that it lights up in the list; null for none.
  point(row) {
    try {
      window.parent.sozialmapRows?.light(row);
    } catch {
      // a page of another host around us: then its list does not light up
    }
  }
}
