"""The pictures of the demo: which motif in which colour, and what it says to those who don't see it."""

from .shapes import Picture

DOSSIER = (
    Picture(
        "croix-de-cellules",
        "cross_of_cells",
        "brick",
        "Croix de cellules",
        "Une croix faite de carrés noirs ; son bras droit se défait en petits carrés qui dérivent "
        "devant un grand disque rouge brique.",
        "Un fichier médical est fait de cases. Une fois sorties, elles ne se rangent plus.",
        size=(1920, 1080),
    ),
    Picture(
        "calendrier-dechire",
        "torn_calendar",
        "brick",
        "Calendrier déchiré",
        "Un calendrier mural déchiré de haut en bas ; la moitié droite se détache, emportant "
        "quelques "
        "jours marqués.",
        "Un rendez-vous n'est qu'une case, jusqu'à ce qu'on sache chez qui.",
    ),
    Picture(
        "eprouvettes",
        "test_tubes",
        "brick",
        "Éprouvettes en histogramme",
        "Dix éprouvettes alignées comme un diagramme en barres ; de l'une d'elles, des petits "
        "carrés "
        "s'échappent vers le haut.",
        "Les laboratoires avaient un logiciel en commun.",
    ),
    Picture(
        "la-loupe",
        "inspection",
        "brick",
        "La loupe",
        "Une grande loupe posée sur un champ de carrés réguliers ; sous le verre, l'un d'eux "
        "est noir "
        "et de travers.",
        "Contrôler, c'est chercher la case qui n'est pas comme les autres.",
        focal=(0.58, 0.45),
    ),
    Picture(
        "la-digue",
        "dam",
        "brick",
        "La digue",
        "Des flots parallèles venus de la gauche butent contre un mur noir ; derrière, la page est "
        "blanche, à un petit carré près.",
        "Un blocage arrête le courant. Il ne rappelle pas ce qui est déjà passé.",
        focal=(0.65, 0.5),
    ),
)

SECURITY = (
    Picture(
        "pansement",
        "bandage",
        "brick",
        "Pansements sur du code",
        "Deux pansements croisés posés sur des lignes de code, dont une est rompue.",
        "Après une fuite, l'ordre des gestes compte plus que leur nombre.",
    ),
    Picture(
        "cadenas",
        "padlock",
        "brick",
        "Cadenas à lamelles",
        "Un cadenas ouvert dont le corps est fait de lamelles ; deux d'entre elles ont glissé.",
        "La Clé Ardoise S2 ne fait qu'une chose, et la fait bien.",
        focal=(0.42, 0.5),
    ),
    Picture(
        "plans-empiles",
        "stacked_planes",
        "brick",
        "Plans empilés",
        "Cinq feuilles superposées vues de biais ; la plus haute se soulève.",
        "Une copie au-dessus de l'autre, et une que l'on a vraiment soulevée.",
    ),
    Picture(
        "etageres",
        "shelf",
        "brick",
        "Deux étagères",
        "Des dossiers serrés sur deux étagères ; il en manque un, un autre penche.",
        "On ne remarque le vide que si l'on connaît la rangée.",
    ),
    Picture(
        "rayons",
        "bars_to_horizon",
        "brick",
        "Rayons",
        "Des rayons partent d'un demi-disque posé sur l'horizon ; quelques-uns portent un carré"
        " clair.",
        "Des milliers d'envois identiques : il suffit que l'un arrive au mauvais moment.",
    ),
    Picture(
        "trou-de-serrure",
        "keyhole",
        "brick",
        "Le trou de serrure",
        "Un trou de serrure haut comme une porte ; une silhouette se tient dans la lumière qui "
        "en tombe.",
        "Le secret n'est plus dans la tête, il est dans la poche.",
        focal=(0.65, 0.5),
    ),
    Picture(
        "deux-cles",
        "two_keys",
        "brick",
        "Deux clés tête-bêche",
        "Deux clés tête-bêche ; les dents de l'une remplissent les creux de l'autre.",
        "La clé publique vérifie, la clé privée répond.",
    ),
)

HEALTH = (
    Picture(
        "la-double-helice",
        "helix",
        "teal",
        "Double hélice",
        "Une double hélice traverse l'image ; au milieu, quelques barreaux manquent.",
        "Un dossier se lit, se copie, se corrige. Il ne s'efface guère.",
    ),
    Picture(
        "battement",
        "pulse_to_bits",
        "teal",
        "Du battement au signal",
        "Un tracé cardiaque entre par la gauche et ressort, à droite, en créneaux numériques.",
        "Une nuit ne dit rien ; trois cents nuits racontent quelqu'un.",
    ),
    Picture(
        "pages-pliees",
        "folded_sheet",
        "teal",
        "Feuille pliée",
        "Une feuille pliée en quatre dont plusieurs lignes sont barrées de noir ; un coin se "
        "soulève.",
        "Ce qui est barré se devine parfois mieux que ce qui est écrit.",
    ),
    Picture(
        "capsule",
        "open_capsule",
        "teal",
        "Capsule ouverte",
        "Une gélule ouverte en deux, dont le contenu est une grille de petites cases.",
        "Le tube reste au laboratoire. Le résultat, lui, s'en va.",
    ),
    Picture(
        "feuilles",
        "two_lungs_of_leaves",
        "teal",
        "Feuilles",
        "Des feuilles opposées deux à deux le long d'une tige, régulières comme une paire de "
        "poumons.",
        "Trente jours de mesures, dont une, à droite, ne ressemble pas aux autres.",
    ),
    Picture(
        "passerelle",
        "bridge",
        "teal",
        "La passerelle",
        "Une arche relie deux falaises devant un disque pâle ; quelqu'un s'est arrêté au milieu.",
        "À distance ne veut pas dire au rabais.",
    ),
    Picture(
        "signal",
        "quarter_arcs",
        "teal",
        "Signal en arcs",
        "De larges arcs concentriques partent du coin de l'image ; l'un d'eux est en pointillé.",
        "Le signal arrive en morceaux.",
        seed=2,
    ),
)

PRIVACY = (
    Picture(
        "buste",
        "sliced_bust",
        "indigo",
        "Buste en tranches",
        "Un buste découpé en bandes horizontales ; celle des yeux, jaune d'or, a glissé hors du "
        "visage.",
        "Masquer quelqu'un n'est pas le faire disparaître.",
    ),
    Picture(
        "tiroirs",
        "drawers",
        "indigo",
        "Mur de tiroirs",
        "Un mur de tiroirs fermés ; un seul est ouvert et montre ses fiches.",
        "Il suffit de demander le bon tiroir.",
        focal=(0.58, 0.55),
    ),
    Picture(
        "interrupteurs",
        "switches",
        "indigo",
        "Interrupteurs",
        "Vingt interrupteurs en rangs ; dix-neuf sont sur oui, un seul sur non.",
        "Refuser doit être aussi simple qu'accepter.",
        focal=(0.65, 0.6),
    ),
    Picture(
        "fils",
        "threads",
        "indigo",
        "Trente fils",
        "Trente fils de couleur passent dans un anneau étroit et ressortent dans un autre ordre.",
        "Ce qui entre ordonné ressort relié autrement.",
    ),
    Picture(
        "oeil",
        "eye_behind_blinds",
        "indigo",
        "L'œil et le store",
        "Un œil immense derrière les lames d'un store entrouvert.",
        "On ne lit pas la lettre. On regarde passer les enveloppes.",
    ),
    Picture(
        "labyrinthe",
        "round_maze",
        "indigo",
        "Labyrinthe",
        "Un labyrinthe circulaire ; un fil de couleur en connaît le chemin jusqu'au centre.",
        "La règle donne une entrée. Le chemin s'apprend.",
    ),
)
