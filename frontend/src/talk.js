// How the map talks: to the server by the click that streamlit-folium listens to, to the page
// around it by calls of the same host. Nothing of it reaches anybody else.
export class Talk {
  constructor(group) {
    this.group = group;
    this.count = Date.now(); // a map that was loaded anew must not repeat what was said before
  }

  // The count lets the same be said twice.
  say(properties, latlng = null) {
    const feature = { type: "Feature", geometry: null, properties: { ...properties, click: ++this.count } };
    this.group.fire("click", { latlng, layer: { toGeoJSON: () => feature } });
  }

  // Which entry is pointed at, so that its row in the list lights up; null for none.
  point(id) {
    try {
      window.parent.sozialmapRows?.light(id);
    } catch {
      // a page of another host around us: then its list does not light up
    }
  }
}
