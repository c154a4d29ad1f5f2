"""The packages of the lock file beside this file, for maps that would load them from elsewhere."""

import subprocess
from pathlib import Path

import folium
import folium.plugins

from sozialmap.config import process_environment
from sozialmap.maps.bundle import find_node

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "node_modules"
LIBRARIES = "/npm"


def install_libraries() -> None:
    """Install what the lock file names."""
    node, npm = find_node()
    environ = process_environment()
    path = f"{Path(node).parent}:{environ['PATH']}"
    command = [*npm, "ci", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(command, cwd=HERE, env={**environ, "PATH": path}, check=True)


def use_local_libraries() -> None:
    """Let folium load the packages of the lock file beside this file instead of foreign hosts.

    Bootstrap and the icon fonts, which no variant needs, are left out: that favours the others.
    """
    folium.Map.default_js = [
        ("leaflet", f"{LIBRARIES}/leaflet/dist/leaflet.js"),
        ("jquery", f"{LIBRARIES}/jquery/dist/jquery.slim.min.js"),
    ]
    folium.Map.default_css = [("leaflet", f"{LIBRARIES}/leaflet/dist/leaflet.css")]
    clusters = f"{LIBRARIES}/leaflet.markercluster/dist"
    for plugin in (folium.plugins.MarkerCluster, folium.plugins.FastMarkerCluster):
        plugin.default_js = [("clusters", f"{clusters}/leaflet.markercluster.js")]
        plugin.default_css = [
            ("clusters", f"{clusters}/MarkerCluster.css"),
            ("clusters_default", f"{clusters}/MarkerCluster.Default.css"),
        ]
