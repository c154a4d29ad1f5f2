"""The ordinary places of the town: what stands where, all invented."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import shapely

from demo.geometry import Line, curve
from demo.houses import Block, Building
from demo.names import NORTH, SOUTH, TOWN
from demo.plan import MARKET, PATCHES, POND

QUARTERS = {
    "Uferbogen West": "Am Uferbogen", "Uferbogen Ost": "Am Uferbogen",
    "Bahnhofsviertel Ost": "Bahnhofsviertel", "Bahnhofsviertel Süd": "Bahnhofsviertel",
    "Bahnhofsviertel Mitte": "Bahnhofsviertel", "Bahnhofsviertel West": "Bahnhofsviertel",
    "Marktviertel": "Marktviertel", "Steinkopf": "Steinkopf", "Gartenring": "Gartenring",
    "Kesselfeld": "Kesselfeld", "Ziegelhütte": "Ziegelhütte", "Lohfeld West": "Lohfeld",
    "Lohfeld Ost": "Lohfeld", "Hofäcker": "Alt-Brunnheim", "Brunnheim West": "Alt-Brunnheim",
    "Brunnheim Ost": "Alt-Brunnheim", "Fährhausen": "Fährhausen",
}  # fmt: skip
SOUTHERN = frozenset({"Ziegelhütte", "Lohfeld", "Alt-Brunnheim"})
SHOP = "Mo-Fr 09:00-18:30; Sa 09:00-14:00"
LONG_SHOP = "Mo-Sa 07:00-21:00"
OFFICE = "Mo-Th 09:00-16:00; Fr 09:00-12:00; PH off"
# Quarter: name | tags | hours. "-" in front of the hours: none are known.
POINTS: dict[str, str] = {
    "Marktviertel": """
        Stadtbibliothek Mainbogen|amenity=library wheelchair=yes toilets=yes|Tu-Fr 10:00-18:00; Sa 10:00-13:00; PH off
        Rathaus|amenity=townhall wheelchair=yes toilets:wheelchair=yes|Mo-We 08:00-16:00; Th 08:00-18:00; Fr 08:00-12:00; PH off
        Café am Brunnen|amenity=cafe outdoor_seating=yes dog=yes|Tu-Su 09:00-18:00
        Café Zuckerkringel|amenity=cafe wheelchair=limited|Mo-Sa 08:00-18:00
        Bäckerei Krumen|shop=bakery|Mo-Fr 06:00-18:00; Sa 06:00-13:00
        Stadtmuseum im Zehnthaus|tourism=museum fee=yes charge=4_EUR wheelchair=no|We-Su 11:00-17:00; PH off
        St. Veit|amenity=place_of_worship religion=christian denomination=catholic|Mo-Su 09:00-17:00
        Buchhandlung Lesezeichen|shop=books wheelchair=yes|Mo-Fr 09:30-18:30; Sa 09:30-15:00
        Marktbrunnen-Bücherschrank|amenity=public_bookcase|24/7
        Eiscafé Gelida|amenity=ice_cream|Mar-Oct Mo-Su 11:00-22:00
        Reisebüro Fernblick|shop=travel_agency|Mo-Fr 10:00-18:00
        Wollkorb|shop=sewing|Tu-Fr 10:00-18:00; Sa 10:00-13:00
        Blumen Mohn|shop=florist|Mo-Fr 08:00-18:00; Sa 08:00-14:00
        Gasthaus Zur Zehntscheune|amenity=restaurant|We-Su 11:30-14:30,17:30-22:00
        Kleines Theater im Hof|amenity=theatre wheelchair=limited|unknown "nach Spielplan"
        Friseur Scherenschnitt|shop=hairdresser|Tu-Sa 09:00-18:00
        Galerie Rahmen & Raum|tourism=gallery fee=no|Th-Sa 14:00-18:00
        Second-Hand Am Graben|shop=second_hand|Tu-Sa 10:00-18:00
        Musikladen Saitenklang|shop=musical_instrument|Tu-Fr 10:00-13:00,14:00-18:00""",
    "Am Uferbogen": """
        Café Treidelpfad|amenity=cafe wheelchair=yes toilets:wheelchair=yes dog=yes|Mo-Su 10:00-19:00; Dec 24-Jan 02 off
        Ruderverein Mainbogen|club=sport sport=rowing leisure=sports_centre|Tu,Th 17:00-20:00; Sa 10:00-13:00
        Segelclub Flussknie|club=sport sport=sailing|-
        Supermarkt Uferkorb|shop=supermarket wheelchair=yes|Mo-Sa 07:00-22:00
        Kita Flussmäuse|amenity=kindergarten|Mo-Fr 07:00-16:30
        Uferschule|amenity=school|-
        Bäckerei Anker|shop=bakery wheelchair=no|Mo-Sa 06:30-18:00; Su 08:00-11:00
        Yogaraum Stiller Fluss|sport=yoga leisure=fitness_centre fee=yes|Mo-Fr 09:00-20:00
        Tanzschule Taktwerk|leisure=dance|Mo-Fr 16:00-22:00
        Pizzeria Due Ponti|amenity=restaurant|Tu-Su 17:00-22:30
        Kiosk am Steg|shop=kiosk|bei schönem Wetter
        Fahrradladen Kettenöl|shop=bicycle service:bicycle:repair=yes|Mo-Fr 10:00-18:30; Sa 10:00-14:00
        Moschee am Ufer|amenity=place_of_worship religion=muslim|-
        Nachbarschaftscafé Ankerplatz|amenity=community_centre wheelchair=yes toilets:wheelchair=yes fee=no|Mo-Fr 10:00-17:00
        Bücherschrank Reiherstraße|amenity=public_bookcase|24/7
        Aussicht am Flussknie|tourism=viewpoint|24/7
        Physiotherapie Beweglich|healthcare=physiotherapist|Mo-Fr 08:00-18:00
        Atelierhaus Kahnstraße|amenity=arts_centre|Sa 14:00-18:00
        Schachclub Springer|club=chess sport=chess|Fr 19:00-22:00
        Bootsverleih Flussknie|amenity=boat_rental|May-Sep Sa,Su 11:00-19:00""",
    "Bahnhofsviertel": """
        Kino Lichtspiel|amenity=cinema wheelchair=yes toilets:wheelchair=no fee=yes|Mo-Su 15:00-23:00
        Bahnhofsmission|amenity=social_facility social_facility=outreach|Mo-Fr 08:00-18:00
        Café Gleis 3|amenity=cafe wheelchair=yes|Mo-Fr 06:30-19:00; Sa 08:00-16:00
        Bäckerei Morgenrot|shop=bakery|Mo-Sa 06:00-19:00
        Asia-Imbiss Lotus|amenity=fast_food|Mo-Sa 11:00-21:00
        Internationaler Markt|shop=supermarket|Mo-Sa 08:00-20:00
        Volkshochschule Mainbogen|office=educational_institution amenity=college wheelchair=yes|Mo-Fr 09:00-17:00; PH off
        Arbeitsvermittlung Mainbogen|office=employment_agency wheelchair=yes|Mo,Tu,Th,Fr 08:00-12:00
        Fahrschule Vorfahrt|amenity=driving_school|Mo,We 16:00-19:00
        Musikschule Klangweg|amenity=music_school wheelchair=limited|Mo-Fr 13:00-20:00
        Jugendzentrum Stellwerk|amenity=community_centre community_centre=youth_centre|Tu-Sa 14:00-21:00
        Boxclub Feilenhauer|club=sport sport=boxing leisure=sports_centre|Mo,We,Fr 18:00-21:00
        Fitness Werkhof|leisure=fitness_centre fee=yes|Mo-Fr 07:00-22:00; Sa,Su 09:00-18:00
        Lutherkirche|amenity=place_of_worship religion=christian denomination=protestant wheelchair=yes|Su 10:00-12:00
        Sozialkaufhaus Zweite Runde|shop=charity wheelchair=yes|Mo-Fr 10:00-17:00
        Nähwerkstatt Garn & Faden|craft=tailor|Mo-Fr 10:00-18:00
        Copyshop Druckgasse|shop=copyshop|Mo-Fr 09:00-18:00
        Apotheke am Bahnhof|amenity=pharmacy wheelchair=yes|Mo-Fr 08:00-18:30; Sa 08:30-13:00
        Arztpraxis Karolinenstraße|amenity=doctors healthcare=doctor|Mo-Fr 08:00-12:00
        Billardtreff Kreidepunkt|sport=billiards leisure=sports_centre|Mo-Su 17:00-24:00
        Computerclub Bitwerk|leisure=hackerspace|Th 19:00+
        Repair-Laden Lötstelle|craft=electronics_repair|We 15:00-19:00
        Taxistand Bahnhof|amenity=taxi|24/7
        Fahrkartenladen|shop=ticket wheelchair=yes|Mo-Fr 07:00-18:00; Sa 09:00-14:00
        Hamam Quelle|amenity=public_bath leisure=sauna fee=yes|Tu-Su 11:00-20:00
        Secondhand Kinderkram|shop=second_hand|Tu-Fr 10:00-16:00
        Tattoo-Studio Tintenfass|shop=tattoo|-
        Bildungswerk Sprachbrücke|office=educational_institution|Mo-Fr 9-17""",
    "Steinkopf": """
        Gärtnerei Grünkern|shop=garden_centre|Mo-Fr 08:00-18:00; Sa 08:00-14:00
        Bäckerei Ährengold|shop=bakery|Mo-Sa 06:30-13:00
        Tennisclub Steinkopf|club=sport sport=tennis leisure=sports_centre|-
        Kita Spatzennest|amenity=kindergarten|Mo-Fr 07:30-16:00
        Tierarztpraxis Pfote|amenity=veterinary|Mo-Fr 09:00-12:00,16:00-18:00
        Markuskirche|amenity=place_of_worship religion=christian denomination=protestant|-
        Hofladen Apfelkiste|shop=farm|Fr 14:00-18:00; Sa 09:00-13:00
        Geigenbau Resonanz|craft=musical_instrument|unknown "nach Vereinbarung"
        Seniorenhaus am Wasserturm|amenity=social_facility social_facility=nursing_home|-
        Töpferei Drehscheibe|craft=pottery|Th-Sa 11:00-17:00""",
    "Gartenring": """
        Vereinsheim Gartenfreunde|club=allotments amenity=community_centre|Apr-Oct Fr 17:00-21:00
        Imkerverein Mainbogen|club=beekeeping|-
        Gartenmarkt Spatenstich|shop=garden_centre|Mo-Sa 09:00-18:00
        Kaninchenzüchter Langohr|club=animal_breeding|-
        Kiosk Bei den Gärten|shop=convenience|Mo-Sa 07:00-20:00
        Boule-Freunde Gartenring|club=sport sport=boules|Apr-Oct We,Su 15:00-18:00
        Kita Kastanie|amenity=kindergarten|Mo-Fr 07:00-17:00
        Tierbedarf Fellnase|shop=pet wheelchair=yes|Mo-Fr 10:00-18:30; Sa 10:00-15:00""",
    "Kesselfeld": """
        Kulturfabrik Kessel|amenity=arts_centre wheelchair=yes toilets:wheelchair=yes|Th-Su 15:00-23:00
        Schreinerei Spanwerk|craft=carpenter|Mo-Fr 07:00-16:00
        Offene Werkstatt Schraubstock|leisure=hackerspace craft=metal_construction|Tu,Th 16:00-20:00
        Kletterhalle Ladekai|sport=climbing leisure=sports_centre fee=yes wheelchair=limited|Mo-Fr 14:00-22:00; Sa,Su 10:00-20:00
        Autowerkstatt Speicherstraße|shop=car_repair|Mo-Fr 08:00-17:00
        Großküche Löffelvoll|craft=caterer|Mo-Fr 06:00-14:00
        Baumarkt Balken|shop=doityourself|Mo-Sa 08:00-20:00
        Proberäume Hafenklang|amenity=music_venue|-
        Kantine Werk 4|amenity=restaurant|Mo-Fr 11:00-14:00""",
    "Ziegelhütte": """
        Schlosserei Amboss|craft=metal_construction|Mo-Fr 07:00-16:00
        Gebrauchtmöbel Ziegelhütte|shop=second_hand wheelchair=yes|Mo-Fr 10:00-18:00
        Elektro Blitzableiter|craft=electrician|Mo-Fr 07:30-16:00
        Brennofen-Keramik|craft=pottery|We,Sa 10:00-16:00
        Lagerhaus Tongrube|office=company|-
        Modellbahnclub Lokschuppen|club=model_railway|Sa[1,3] 14:00-18:00
        Kantine am Betriebshof|amenity=fast_food|Mo-Fr 06:00-15:00
        Malerbetrieb Farbtopf|craft=painter|Mo-Fr 07:00-16:00""",
    "Lohfeld": """
        Stadtteilbibliothek Lohfeld|amenity=library wheelchair=yes toilets:wheelchair=yes fee=no|Tu,Th 13:00-18:00; Fr 10:00-13:00; PH off
        Nachbarschaftshaus Lohfeld|amenity=community_centre wheelchair=yes toilets:wheelchair=yes toilets=yes|Mo-Fr 09:00-18:00
        Mehrgenerationenhaus Platane|amenity=community_centre community_centre=family_centre wheelchair=yes|Mo-Th 09:00-17:00; Fr 09:00-13:00
        Supermarkt Platanenkorb|shop=supermarket wheelchair=yes|Mo-Sa 07:00-21:00
        Bäckerei Kornblume|shop=bakery|Mo-Sa 06:00-18:00
        Lohfeldschule|amenity=school|-
        Kita Regenbogenfisch|amenity=kindergarten|Mo-Fr 07:00-17:00
        Jugendtreff Betonblume|amenity=community_centre community_centre=youth_centre|Mo-Fr 14:00-20:00
        Ärztehaus Platanenallee|amenity=doctors healthcare=doctor wheelchair=yes|Mo-Fr 08:00-18:00
        Apotheke Lohfeld|amenity=pharmacy wheelchair=yes|Mo-Fr 08:30-18:00
        Café Kettcar|amenity=cafe wheelchair=yes|Mo-Fr 09:00-16:00
        Freie Gemeinde Lohfeld|amenity=place_of_worship religion=christian|-
        Gebetsraum Lohfeld|amenity=place_of_worship religion=muslim|-
        Fahrradwerkstatt Speiche|shop=bicycle service:bicycle:repair=yes service:bicycle:diy=yes|We 15:00-18:00; Sa 11:00-14:00
        Kleiderkammer Lohfeld|shop=charity|Tu 10:00-12:00; Th 15:00-17:00
        Tafel-Ausgabe Lohfeld|social_facility=food_bank amenity=social_facility|We 13:00-15:00
        Geben-und-Nehmen-Box|amenity=give_box|24/7
        Imbiss Platane|amenity=fast_food|Mo-Sa 10:00-21:00
        Pflegedienst Südallee|amenity=social_facility social_facility=ambulatory_care|Mo-Fr 08:00-16:00
        Fitnessplatz Lohfeld|leisure=fitness_station|24/7
        Spielothek Würfelwurf|amenity=toy_library|Mo,Th 15:00-18:00""",
    "Alt-Brunnheim": """
        Freiwillige Feuerwehr Brunnheim|amenity=fire_station|-
        Dorfkirche Brunnheim|amenity=place_of_worship religion=christian denomination=protestant wheelchair=no|Su 09:30-11:00
        Bäckerei Backhaus|shop=bakery|Mo-Sa 06:00-12:30
        Gasthof Zum Dorfbrunnen|amenity=restaurant|Th-Mo 11:30-14:00,17:00-22:00
        Heimatmuseum Brunnheim|tourism=museum fee=no|Su[1] 14:00-17:00
        Gesangverein Eintracht Brunnheim|club=music|Tu 20:00-22:00
        Turnverein Brunnheim|club=sport sport=gymnastics leisure=sports_centre|Mo-Fr 15:00-21:00
        Reiterhof Bachgrund|leisure=horse_riding sport=equestrian|Mo-Su 09:00-18:00
        Tierheim Bachgrund|amenity=animal_shelter dog=yes|We,Fr-Su 14:00-17:00
        Hundeschule Fünf Freunde|amenity=dog_training sport=dog_training|unknown "nach Vereinbarung"
        Hofladen Rübe|shop=farm|Tu,Fr 15:00-18:30; Sa 09:00-13:00
        Schulkinderhaus|amenity=childcare|Mo-Fr 12:00-17:00
        Kelterei Kelterweg|craft=winery|Sep-Nov Sa 09:00-14:00
        Landfrauen Brunnheim|club=social|-
        Angelverein Bachforelle|club=fishing sport=fishing|-
        Scheune 7|amenity=events_venue|-""",
    "Fährhausen": """
        Fährhaus|amenity=restaurant outdoor_seating=yes|Apr-Oct We-Su 12:00-22:00
        Naturschutzverein Auwald|club=nature|-
        Kanuverein Biberbau|club=sport sport=canoe leisure=sports_centre|Apr-Oct Sa 10:00-14:00
        Café Silberpappel|amenity=cafe dog=yes|Fr-Su 13:00-18:00
        Pfadfinder Stamm Eisvogel|club=scout|Fr 16:00-18:00""",
}  # fmt: skip


@dataclass(slots=True)
class Facility:
    """An ordinary place with its OSM tags; a point, or the ground it covers."""

    tags: dict[str, str]
    shape: shapely.Geometry
    address: Building | None = None


def quarter_of(patch: str) -> str:
    """Return the quarter that a patch of the plan belongs to."""
    return QUARTERS.get(patch, "")


def address_tags(house: Building, number: str) -> dict[str, str]:
    """Return the address of a house."""
    postcode = SOUTH if quarter_of(house.patch) in SOUTHERN else NORTH
    return {
        "addr:street": house.street,
        "addr:housenumber": number,
        "addr:postcode": postcode,
        "addr:city": TOWN,
    }


def place_points(houses: Sequence[Building], rng: Random) -> list[Facility]:
    """Put each place of the lists into a house of its quarter."""
    found = []
    for quarter, listed in POINTS.items():
        free = [h for h in houses if quarter_of(h.patch) == quarter and h.main_number]
        chosen = rng.sample(free, len(listed.strip().splitlines()))
        for line, house in zip(listed.strip().splitlines(), chosen, strict=True):
            name, tags, hours = line.strip().split("|")
            found.append(_point(name, tags, hours, house, rng))
    return found


def _point(name: str, tags: str, hours: str, house: Building, rng: Random) -> Facility:
    pairs = dict(pair.split("=") for pair in tags.split())
    full = {"name": name, **{key: value.replace("_EUR", " EUR") for key, value in pairs.items()}}
    if hours != "-":
        full["opening_hours"] = hours
    if "wheelchair" not in full and rng.random() < 0.45:
        full["wheelchair"] = rng.choice(("yes", "yes", "no", "limited"))
    if rng.random() < 0.2:
        full["check_date"] = f"{rng.choice((2024, 2025, 2026))}-{rng.randint(1, 10):02}-15"
    return Facility(full, house.shape.centroid, house)


def grounds(blocks: Sequence[Block]) -> list[Facility]:
    """Take blocks for gardens, schools, sports and squares, and draw the parks."""
    found = [
        Facility({"leisure": "park", "name": "Weiherpark", "wheelchair": "yes"}, _polygon(
            curve([(-110, -570), (100, -520), (320, -560), (300, -760), (320, -900), (100, -905),
                   (-105, -930), (-125, -760), (-110, -570)]))),
        Facility({"natural": "water", "water": "pond", "name": "Parkweiher"}, _polygon(POND)),
        Facility({"place": "square", "name": "Marktplatz"}, _polygon(MARKET)),
        Facility({"amenity": "marketplace", "name": "Wochenmarkt", "wheelchair": "yes",
                  "opening_hours": "We,Sa 08:00-14:00"}, shapely.Point(-55, 335)),
        Facility({"leisure": "playground", "name": "Spielplatz am Weiher"},
                 shapely.Point(-40, -640).buffer(26)),
        Facility({"leisure": "dog_park", "name": "Hundewiese Weiherpark"},
                 shapely.Point(230, -820).buffer(46)),
        Facility({"leisure": "fitness_station", "name": "Fitnesspfad"}, shapely.Point(20, -860)),
        Facility({"leisure": "swimming_pool", "access": "yes", "name": "Freibad Südallee",
                  "fee": "yes", "opening_hours": "May-Sep Mo-Su 09:00-20:00", "wheelchair": "yes",
                  "toilets:wheelchair": "yes"}, _polygon([(140, -420), (330, -400), (335, -500),
                                                         (150, -480), (140, -420)])),
        Facility({"landuse": "forest", "name": "Brunnheimer Wald"}, _polygon(
            [(-440, -992), (-100, -1010), (330, -982), (846, -966), (900, -1200), (-450, -1200),
             (-440, -992)])),
        Facility({"landuse": "grass"}, _polygon([(-740, 700), (-150, 905), (-150, 860), (-300, 790),
                                                 (-700, 650), (-740, 700)])),
        Facility({"leisure": "nature_reserve", "name": "Auwald"}, _polygon(
            [(20, 905), (420, 850), (800, 730), (1100, 650), (1100, 900), (500, 1080), (40, 1090),
             (20, 905)])),
        Facility({"railway": "station", "name": "Mainbogen Bahnhof", "wheelchair": "yes",
                  "public_transport": "station"}, shapely.Point(-60, -252)),
        Facility({"railway": "halt", "name": "Mainbogen-Lohfeld", "public_transport": "station"},
                 shapely.Point(-860, -340)),
    ]  # fmt: skip
    return [*found, *_taken_blocks(blocks)]


def _polygon(points: Line) -> shapely.Polygon:
    return shapely.Polygon(points).buffer(0)


# What becomes of a block: patch and (u, v) inside it.
TAKEN: tuple[tuple[str, tuple[float, float], dict[str, str]], ...] = (
    ("Gartenring", (0.74, 0.18), {"landuse": "allotments", "name": "Kleingärten Bahndamm"}),
    ("Gartenring", (0.75, 0.5), {"landuse": "allotments", "name": "Kleingärten Johannisbeere"}),
    ("Gartenring", (0.1, 0.4), {"landuse": "allotments", "name": "Kleingärten Westrain"}),
    ("Gartenring", (0.75, 0.82), {"landuse": "cemetery", "name": "Waldenrother Friedhof"}),
    ("Hofäcker", (0.15, 0.5), {"landuse": "allotments", "name": "Kleingärten Hofäcker"}),
    ("Bahnhofsviertel Ost", (0.62, 0.86), {"leisure": "park", "name": "Theresienplatz"}),
    ("Uferbogen Ost", (0.52, 0.42), {"leisure": "park", "name": "Zinnmeister-Anlage"}),
    ("Uferbogen West", (0.9, 0.84), {"leisure": "park", "name": "Lachswiese"}),
    ("Lohfeld Ost", (0.8, 0.6), {"leisure": "park", "name": "Quellmann-Park"}),
    ("Lohfeld West", (0.55, 0.58), {"leisure": "park", "name": "Grüne Mitte Lohfeld"}),
    ("Lohfeld West", (0.12, 0.9), {"leisure": "pitch", "sport": "soccer", "name": "Bolzplatz Lohfeld"}),
    ("Lohfeld Ost", (0.2, 0.9), {"leisure": "sports_centre", "sport": "soccer",
                                 "name": "Sportplatz Gleisstraße"}),
    ("Brunnheim West", (0.1, 0.1), {"leisure": "sports_centre", "sport": "soccer;athletics",
                                    "name": "Sportanlage Hasensprung"}),
    ("Brunnheim Ost", (0.8, 0.15), {"landuse": "grass"}),
    ("Ziegelhütte", (0.86, 0.5), {"landuse": "depot", "industrial": "depot",
                                  "name": "Busdepot Mainbogen", "operator": "Mainbogen-Verkehr"}),
    ("Steinkopf", (0.1, 0.9), {"leisure": "park", "name": "Steinkopf-Anlage"}),
    ("Bahnhofsviertel Mitte", (0.36, 0.45), {"leisure": "garden", "garden:type": "community",
                                             "name": "Gemeinschaftsgarten Druckergasse"}),
    ("Bahnhofsviertel West", (0.15, 0.85), {"leisure": "park", "name": "Färberwiese"}),
)  # fmt: skip


def _taken_blocks(blocks: Sequence[Block]) -> list[Facility]:
    patches = {patch.name: patch for patch in PATCHES}
    taken = []
    for name, (u, v), tags in TAKEN:
        spot = shapely.Point(patches[name].at(u, v))
        free = [b for b in blocks if b.patch == name and b.use == "built"]
        block = min(free, key=lambda b: round(b.shape.distance(spot), 2))
        block.use = "ground"
        taken.append(Facility(tags, block.shape.buffer(-1.0)))
        if tags.get("leisure") == "park":
            middle = block.shape.representative_point()
            play = middle.buffer(11).intersection(block.shape.buffer(-2))
            taken.append(
                Facility({"leisure": "playground", "name": f"Spielplatz {tags['name']}"}, play)
            )
    return taken
