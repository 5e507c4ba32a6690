"""The pictures of the other sections, and of what is not public yet."""

from .shapes import Picture

MOBILE = (
    Picture(
        "deux-volets",
        "folding_phone",
        "amber",
        "Deux volets",
        "Deux volets articulés posés comme un livre ouvert ; un carré passe de l'un à l'autre.",
        "Ouvrir, remplacer, refermer : le Brume 4 est fait pour cela.",
    ),
    Picture(
        "telephone-horizon",
        "phone_horizon",
        "amber",
        "Téléphone à l'horizon",
        "Un téléphone comme une fenêtre sur des collines ; le soleil y est plus grand que le "
        "cadre.",
        "Un téléphone ordinaire, et c'est un compliment.",
        focal=(0.52, 0.45),
    ),
    Picture(
        "lampadaires",
        "street_of_lenses",
        "amber",
        "Lampadaires",
        "Trois cônes de lumière tombent de trois objectifs ; une silhouette marche au bord de "
        "l'un d'eux.",
        "Certaines autorisations restent allumées longtemps après le départ.",
        focal=(0.62, 0.6),
    ),
    Picture(
        "piles",
        "battery_columns",
        "amber",
        "Batteries en rang",
        "Sept batteries en rang, de la plus pleine à la plus vide ; la dernière n'a plus qu'une"
        " case.",
        "Entre 20 et 80 %, quand on le peut.",
    ),
    Picture(
        "arcs",
        "quarter_arcs",
        "amber",
        "Arcs",
        "De larges arcs concentriques s'éloignent d'un point, comme un signal qui se propage.",
        "Le téléphone ne peut recevoir qu'en disant où il est.",
    ),
    Picture(
        "relais",
        "constellation",
        "amber",
        "Relais",
        "Des disques de tailles inégales reliés par des traits ; un petit anneau reste à l'écart.",
        "Chaque antenne entend le téléphone d'un peu plus loin.",
    ),
    Picture(
        "cadran",
        "dial",
        "amber",
        "Cadran",
        "Un cadran dont les heures pâlissent l'une après l'autre jusqu'à disparaître.",
        "Cinq ans, mais comptés depuis quand ?",
    ),
    Picture(
        "escalier",
        "stairs",
        "amber",
        "Escalier",
        "Un escalier de blocs ; une bille attend devant la marche qui manque.",
        "Publicité : un guide de Réemploi & Cie.",
    ),
)

SCIENCE = (
    Picture(
        "la-foule",
        "crowd",
        "moss",
        "La foule",
        "Des rangées de bustes tous semblables ; un seul, orangé, se distingue.",
        "On sait quelque chose de tous, on ne sait rien de chacun.",
        focal=(0.66, 0.5),
    ),
    Picture(
        "interference",
        "interference",
        "moss",
        "Interférence",
        "Deux familles de cercles concentriques se croisent et dessinent un moiré.",
        "Deux ondes se rencontrent : là où elles s'ajoutent, là où elles s'annulent.",
    ),
    Picture(
        "cadres",
        "nested_frames",
        "moss",
        "Cadres emboîtés",
        "Des cadres emboîtés les uns dans les autres, chacun tourné un peu plus que le précédent.",
        "Une habitude, puis une habitude d'habitude.",
    ),
    Picture(
        "trame",
        "broken_grid_of_dots",
        "moss",
        "Trame",
        "Une trame de points qui grossissent à l'approche d'un centre orangé.",
        "Aucun test ne prouve qu'une suite est aléatoire.",
        focal=(0.68, 0.45),
    ),
    Picture(
        "carte-perforee",
        "punched_card",
        "moss",
        "Carte perforée",
        "Une carte perforée posée de biais ; un trou, parmi tous, est d'une autre couleur.",
        "Chaque trou est une décision.",
    ),
    Picture(
        "collines",
        "layered_waves",
        "moss",
        "Collines",
        "Des lignes de crête superposées, de plus en plus sombres, sous un petit soleil orangé.",
        "L'électricité entre, la chaleur sort. Entre les deux, on a calculé.",
    ),
    Picture(
        "eclipse",
        "eclipse",
        "moss",
        "Éclipse",
        "Cinq phases d'un même astre au-dessus d'une règle graduée ; celle du milieu est pleine.",
        "La Terre est une horloge honnête, mais irrégulière.",
    ),
)

OPINION = (
    Picture(
        "deux-voix",
        "two_voices",
        "plum",
        "Deux voix",
        "Deux bulles de parole se recouvrent ; leur partie commune est noire.",
        "Choisir à qui l'on parle n'est pas dissimuler.",
    ),
    Picture(
        "balance",
        "balance",
        "plum",
        "Mobile",
        "Un mobile suspendu à un fil : de petits poids y équilibrent un grand disque.",
        "D'un côté la sanction, de l'autre tout ce qu'elle n'apprend pas.",
        focal=(0.53, 0.5),
    ),
    Picture(
        "guillemets",
        "quotation",
        "plum",
        "Guillemets",
        "Deux guillemets grands comme la page, l'un clair, l'autre sombre, côte à côte.",
        "Trois lettres valent dix mille courbes.",
    ),
    Picture(
        "bulletins",
        "scattered_ballots",
        "plum",
        "Bulletins",
        "Des bulletins tombent vers la fente d'une urne ; deux sont d'une autre couleur.",
        "Il faut pouvoir recompter, et que ce soit ennuyeux.",
        focal=(0.52, 0.55),
    ),
)

NOT_PUBLIC = (
    Picture(
        "empreinte",
        "fingerprint",
        "indigo",
        "Empreinte",
        "Une empreinte digitale en arches ; sa moitié droite est devenue un tableau de cases.",
        "L'empreinte et le tableau.",
    ),
    Picture(
        "enveloppe",
        "sealed_envelope",
        "brick",
        "Enveloppe scellée",
        "Une grande enveloppe fermée par un sceau percé d'un trou de serrure.",
        "Sceller est facile ; savoir qui a le cachet l'est moins.",
    ),
    Picture(
        "bouclier",
        "shield_planes",
        "brick",
        "Bouclier",
        "Un bouclier plié en quatre plans de couleur, entouré de traits tenus à distance.",
        "Se protéger, mais de quoi ?",
    ),
    Picture(
        "orbite",
        "orbit",
        "moss",
        "Orbite",
        "Une planète trop proche pour être vue entière, deux orbites et une petite lune à l'heure.",
        "Une lune à l'heure.",
    ),
)
